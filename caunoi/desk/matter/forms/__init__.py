"""Shape checks of the acts on a case, one form an act, split by noun. They decide no rules; the services do."""
