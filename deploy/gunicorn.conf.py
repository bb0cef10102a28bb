"""Gunicorn for Cầu Nối: `gunicorn --config deploy/gunicorn.conf.py caunoi.wsgi`.

WEB_BIND, WEB_CONCURRENCY (processes) and WEB_THREADS come from the environment, see docs/operations.md.
"""

import os

bind = os.environ.get("WEB_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
worker_class = "gthread"
timeout = 60
graceful_timeout = 20
max_requests = 5000
max_requests_jitter = 500
accesslog = None  # its lines hold paths, and a path may hold a receipt code; caunoi.web.logs writes one line a request
control_socket_disable = True
loglevel = "warning"
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "caunoi.web.logs.JsonFormatter"}},
    "handlers": {"stdout": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "json"}},
    "root": {"handlers": ["stdout"], "level": "INFO"},
    "loggers": {
        "gunicorn.error": {"handlers": ["stdout"], "level": "INFO", "propagate": False},
        "gunicorn.http": {"level": "ERROR"},  # a HEAD request is no reason for a warning
    },
}
