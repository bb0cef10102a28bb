"""Facts that the package brings: what five articles of the press report (articles.toml)."""
