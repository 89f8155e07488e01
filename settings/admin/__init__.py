from settings.admin.owed_task import OwedTaskAdmin
from settings.admin.platform_setting import PlatformSettingAdmin
from settings.admin.setting_change import SettingChangeAdmin

__all__ = ["OwedTaskAdmin", "PlatformSettingAdmin", "SettingChangeAdmin"]
