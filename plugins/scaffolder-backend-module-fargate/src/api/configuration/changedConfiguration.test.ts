import { changedConfiguration } from './changedConfiguration';
import { describeConfigurationChange } from './describeConfigurationChange';

const before = {
  variables: { LOG_LEVEL: 'info', DATABASE_URL: 'postgres://db' },
  secrets: { API_KEY: 'arn:key' },
};

describe('changedConfiguration', () => {
  it.each([
    ['nothing', {}, before, []],
    [
      'a variable',
      { variables: { LOG_LEVEL: 'debug', NEW: '1' } },
      {
        ...before,
        variables: { ...before.variables, LOG_LEVEL: 'debug', NEW: '1' },
      },
      ['add NEW', 'change LOG_LEVEL'],
    ],
    [
      'a variable that becomes a secret',
      { secrets: { DATABASE_URL: 'ssm:/db' } },
      {
        variables: { LOG_LEVEL: 'info' },
        secrets: { API_KEY: 'arn:key', DATABASE_URL: 'ssm:/db' },
      },
      ['change DATABASE_URL (from a secret now)'],
    ],
    [
      'a secret that becomes a variable',
      { variables: { API_KEY: 'public' } },
      { variables: { ...before.variables, API_KEY: 'public' }, secrets: {} },
      ['change API_KEY (a plain variable now)'],
    ],
    [
      'names to remove',
      { removeVariables: ['LOG_LEVEL', 'API_KEY'] },
      { variables: { DATABASE_URL: 'postgres://db' }, secrets: {} },
      ['remove API_KEY, LOG_LEVEL'],
    ],
  ])('changes %s and keeps the others', (_, changes, after, lines) => {
    expect(changedConfiguration(before, changes)).toEqual(after);
    expect(describeConfigurationChange(before, after)).toEqual(lines);
  });

  it('refuses to remove what is not there', () => {
    expect(() =>
      changedConfiguration(before, { removeVariables: ['NOPE'] }),
    ).toThrow('removeVariables: the API has no variable or secret NOPE.');
  });

  it('refuses to set and to remove the same name', () => {
    expect(() =>
      changedConfiguration(before, {
        variables: { LOG_LEVEL: 'debug' },
        removeVariables: ['LOG_LEVEL'],
      }),
    ).toThrow('removeVariables: LOG_LEVEL is to be set and to be removed.');
  });
});
