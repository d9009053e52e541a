"""The settings: defaults, under config.yml, under the environment.

    settings = load(root(), os.environ)

Values are read once at start and never change. The environment holds secrets and addresses
(`.env` in the root is read under it), config.yml everything else. Raises SettingsError with
all that is wrong at once. Nothing else of ours reads the environment.
"""

from .environment import DEVELOPMENT_SID, DEVELOPMENT_TOKEN
from .errors import Finding, SettingsError
from .lines import LanguageSettings, LineSettings
from .load import from_environment, load, root
from .model import Settings
from .shown import shown

__all__ = [
    "DEVELOPMENT_SID",
    "DEVELOPMENT_TOKEN",
    "Finding",
    "LanguageSettings",
    "LineSettings",
    "Settings",
    "SettingsError",
    "from_environment",
    "load",
    "root",
    "shown",
]
