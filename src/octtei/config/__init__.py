"""What an editor may say in TOML, and the Settings that the stages get."""

from octtei.config.load import SHARED, ConfigError, load_file, load_settings, settings_files
from octtei.config.settings import Settings

__all__ = ["SHARED", "ConfigError", "Settings", "load_file", "load_settings", "settings_files"]
