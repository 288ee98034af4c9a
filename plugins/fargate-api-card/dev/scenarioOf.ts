import { ScenarioName, scenarios } from './scenarios';

const names = Object.keys(scenarios) as ScenarioName[];

/** The state that is given in the URL: `?state=degraded`. */
export function scenarioOf(search: string): ScenarioName | undefined {
  const name = new URLSearchParams(search).get('state');
  return names.find(known => known === name);
}
