import { Region } from '../../../../world/World';
import { items } from './lists';
import { parameterTypeCheckers } from './parameterTypeCheckers';
import { ParameterValue } from './ParameterValue';

/** The values of AWS-specific parameter types that do not exist in the region. */
export function missingParameterValues(
  region: Region,
  parameters: ReadonlyMap<string, ParameterValue>,
): { name: string; value: string }[] {
  return [...parameters].flatMap(([name, { type, text }]) => {
    const list = /^List<(.+)>$/.exec(type);
    const exists = parameterTypeCheckers.get(list ? list[1] : type);
    return (list ? items(text) : [text])
      .filter(value => exists && !exists(region, value))
      .map(value => ({ name, value }));
  });
}
