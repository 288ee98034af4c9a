import { ApiParameters } from '../shapes/DeployableShape';
import { SettingName, SETTINGS } from './settings';
import { SETTING_NAMES } from './values';

/** The settings whose parameters an update changes. */
export function changedSettings(
  before: ApiParameters,
  after: ApiParameters,
): SettingName[] {
  return SETTING_NAMES.filter(name => {
    const { parameter } = SETTINGS[name];
    return (
      after[parameter] !== undefined && after[parameter] !== before[parameter]
    );
  });
}
