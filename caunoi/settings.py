"""Settings, all from the environment (see docs/operations.md). SQLite and a development key unless told otherwise."""

from pathlib import Path

from caunoi.environment import (
    DEMO_SEAL_KEY,
    DEMO_SECRET_KEY,
    env_bool,
    env_choice,
    env_int,
    env_list,
    env_path,
    env_text,
    parse_database_url,
    refuse_unsafe,
)

PACKAGE = Path(__file__).resolve().parent

ENVIRONMENT = env_choice("CAUNOI_ENV", ["demo", "test", "production"])
PRODUCTION = ENVIRONMENT == "production"
DEBUG = env_bool("CAUNOI_DEBUG", default=False)
SECRET_KEY = env_text("CAUNOI_SECRET_KEY", "" if PRODUCTION else DEMO_SECRET_KEY)
# Fernet keys, newest first; they seal identities and quarantined texts (decisions: identity apart, encrypted).
SEAL_KEYS = env_list("CAUNOI_SEAL_KEYS", [] if PRODUCTION else [DEMO_SEAL_KEY])
ALLOWED_HOSTS = env_list("CAUNOI_HOSTS", [] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS = env_list("CAUNOI_ORIGINS", [])
PUBLIC_URL = env_text("CAUNOI_PUBLIC_URL", "http://localhost:8000").rstrip("/")
DATA_DIR = env_path("CAUNOI_DATA_DIR", Path.cwd() / "var")

INSTALLED_APPS = [
    "caunoi.web",
    "caunoi.calendar",
    "caunoi.search",
    "caunoi.journal",
    "caunoi.accounts",
    "caunoi.places",
    "caunoi.people",
    "caunoi.figures",
    "caunoi.routing",
    "caunoi.cases",
    "caunoi.issues",
    "caunoi.portal",
    "caunoi.desk",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "caunoi.web.logs.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "caunoi.web.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "caunoi.accounts.middleware.NotKept",
    "caunoi.accounts.middleware.FirstDuties",
]

ROOT_URLCONF = "caunoi.urls"
WSGI_APPLICATION = "caunoi.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": parse_database_url(env_text("DATABASE_URL", ""), DATA_DIR / "caunoi.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "web_cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},  # counters of failed sign-ins must not be pushed out by a flood
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/ban-lam-viec/"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True

# --- cases: a case may be reopened at most so often, within so many days of an answer (decisions 14)
REOPEN_LIMIT = env_int("CAUNOI_REOPEN_LIMIT", 2)
REOPEN_DAYS = env_int("CAUNOI_REOPEN_DAYS", 30)
# --- portal: whether the public form takes first complaints (khiếu nại); read what that demands in docs/operations.md
PUBLIC_COMPLAINTS = env_bool("CAUNOI_PUBLIC_COMPLAINTS", default=False)
# --- portal: the code of the place that the first page shows; empty: that of the first receiving body
CAUNOI_HOME = env_text("CAUNOI_HOME_PLACE", "")

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
WHITENOISE_USE_FINDERS = not PRODUCTION  # a checkout serves its files before `collectstatic` has run
FORM_RENDERER = "caunoi.web.forms.Renderer"
MEDIA_ROOT = DATA_DIR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "caunoi.web.storage.StaticStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o640

# Without a mail server a demonstration writes its mails to files; production expects one on this machine.
EMAIL_HOST = env_text("CAUNOI_MAIL_HOST", "localhost" if PRODUCTION else "")
EMAIL_PORT = env_int("CAUNOI_MAIL_PORT", 25)
EMAIL_HOST_USER = env_text("CAUNOI_MAIL_USER", "")
EMAIL_HOST_PASSWORD = env_text("CAUNOI_MAIL_PASSWORD", "")
EMAIL_USE_TLS = env_bool("CAUNOI_MAIL_TLS", default=False)
EMAIL_TIMEOUT = 10
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mail"
DEFAULT_FROM_EMAIL = env_text("CAUNOI_MAIL_FROM", "Cầu Nối <khong-tra-loi@localhost>")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
PERIODIC_MINUTES = env_int("CAUNOI_PERIODIC_MINUTES", 10)  # how often the worker looks for reminders and escalations
# From how many per cent on the likeliest field is filled in beforehand when an officer classifies; 0: never.
FIELD_CERTAINTY = env_int("CAUNOI_FIELD_CERTAINTY", 0)
QUEUE_LATE_SECONDS = env_int("CAUNOI_QUEUE_LATE_SECONDS", 900)  # an older waiting task turns the health page red

# The log says what happened, never to whom: no path, no query, no form, no address (see caunoi/web/logs.py).
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "caunoi.web.logs.JsonFormatter"},
        "text": {"()": "caunoi.web.logs.TextFormatter"},
    },
    "handlers": {
        "stdout": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": env_choice("CAUNOI_LOG_FORMAT", ["json", "text"] if PRODUCTION else ["text", "json"]),
        },
    },
    "root": {"handlers": ["stdout"], "level": env_text("CAUNOI_LOG_LEVEL", "INFO").upper()},
    "loggers": {
        "django": {"handlers": [], "propagate": True, "level": "INFO"},
        "django.request": {"level": "ERROR"},  # RequestLog says what was not found or refused
        "django.server": {"handlers": [], "propagate": False},
        "gunicorn.http": {"level": "ERROR"},  # a HEAD request is no reason for a warning
        "django_tasks_db": {"level": "WARNING"},
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "worker-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "caunoi.web.errors.csrf_failure"
SESSION_ENGINE = "caunoi.web.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env_bool("CAUNOI_HTTPS", default=PRODUCTION)
# Behind a proxy the last address of X-Forwarded-For is the caller's, and X-Forwarded-Proto is believed.
BEHIND_PROXY = env_bool("CAUNOI_BEHIND_PROXY", default=False)
# Limits on how much one address may send (web.limits); off only for load tests.
RATE_LIMITS = env_bool("CAUNOI_RATE_LIMITS", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_HSTS_SECONDS = env_int("CAUNOI_HSTS_SECONDS", 31536000 if PRODUCTION else 0)
# The proxy redirects to https (deploy/nginx); other hosts under the same domain are not ours to decide on.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W008", "security.W021"]
SESSION_COOKIE_AGE = env_int("CAUNOI_SESSION_SECONDS", 8 * 3600)

# --- sign-in: accounts are opened by an administrator; a name or e-mail and a password, then a code of an app.
# Everybody must set the second factor up before working (production), or may (elsewhere).
SECOND_FACTOR_REQUIRED = env_bool("CAUNOI_SECOND_FACTOR_REQUIRED", default=PRODUCTION)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "caunoi.accounts.passwords.LongEnough"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "email", "label"]},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "caunoi.accounts.passwords.NoCommonWord"},
    {"NAME": "caunoi.accounts.passwords.NoRepetition"},
]
PASSWORD_RESET_TIMEOUT = 3600
ACCOUNT_ADAPTER = "caunoi.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_SESSION_REMEMBER = False  # a session ends with the browser, and after SESSION_COOKIE_AGE at the latest
ACCOUNT_RATE_LIMITS = (
    {
        "login": "60/m/ip",
        "login_failed": "30/m/ip,5/15m/key",  # an office shares one address; an account bears five wrong passwords
        "reset_password": "10/m/ip,3/h/key",
        "change_password": "5/m/user",
        "reauthenticate": "10/m/user",
    }
    if RATE_LIMITS
    else False
)
ACCOUNT_FORMS = {
    "login": "caunoi.accounts.forms.LoginForm",
    "change_password": "caunoi.accounts.forms.ChangePasswordForm",
    "set_password": "caunoi.accounts.forms.SetPasswordForm",
    "reset_password": "caunoi.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "caunoi.accounts.forms.ResetPasswordKeyForm",
    "reauthenticate": "caunoi.accounts.forms.ReauthenticateForm",
}
MFA_ADAPTER = "caunoi.accounts.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # e-mail addresses are entered by administrators, not claimed by whoever signs up
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "caunoi.accounts.forms.SecondFactorForm",
    "reauthenticate": "caunoi.accounts.forms.SecondFactorAgainForm",
    "activate_totp": "caunoi.accounts.forms.ActivateTOTPForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
# The unit's own identity provider: signs in accounts that exist here, linked by verified e-mail; never makes one.
OIDC_ISSUER = env_text("CAUNOI_OIDC_ISSUER", "").rstrip("/")
SOCIALACCOUNT_ADAPTER = "caunoi.accounts.adapters.SocialAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "don-vi",
                "name": env_text("CAUNOI_OIDC_NAME", "Tài khoản đơn vị"),
                "client_id": env_text("CAUNOI_OIDC_CLIENT_ID", ""),
                "secret": env_text("CAUNOI_OIDC_CLIENT_SECRET", ""),
                "settings": {"server_url": OIDC_ISSUER},
            }
        ]
        if OIDC_ISSUER
        else [],
    }
}
if OIDC_ISSUER:  # browsers apply form-action to the redirect that follows the button too
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"].append("/".join(OIDC_ISSUER.split("/")[:3]))

if PRODUCTION:
    refuse_unsafe(
        secret_key=SECRET_KEY,
        seal_keys=SEAL_KEYS,
        debug=DEBUG,
        hosts=ALLOWED_HOSTS,
        public_url=PUBLIC_URL,
        https=SESSION_COOKIE_SECURE,
    )
for _folder in (DATA_DIR, STATIC_ROOT, MEDIA_ROOT):
    _folder.mkdir(parents=True, exist_ok=True)
