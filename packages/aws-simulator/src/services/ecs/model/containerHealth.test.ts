import { ordinaryBehaviour } from '../../../containers/images';
import { healthVerdicts } from './containerHealth';

const verdicts = (healthCheck: object, behaviour = {}) =>
  healthVerdicts(
    {
      healthCheck: {
        command: ['CMD-SHELL', 'curl -f localhost'],
        ...healthCheck,
      },
    },
    { ...ordinaryBehaviour, ...behaviour },
  ).map(({ afterSeconds, healthStatus }) => `${healthStatus} ${afterSeconds}`);

describe("a container's own health check", () => {
  it.each<[string, object, object, string[]]>([
    ['succeeds at its first run', {}, {}, ['HEALTHY 30']],
    ['runs as often as it says', { interval: 5 }, {}, ['HEALTHY 5']],
    [
      'fails until the container listens',
      { interval: 5 },
      { listensAfterSeconds: 12 },
      ['HEALTHY 15'],
    ],
    [
      'gives up on a slow one, which comes too late',
      { interval: 10 },
      { listensAfterSeconds: 90 },
      ['UNHEALTHY 30', 'HEALTHY 90'],
    ],
    [
      'does not count failures in the start period',
      { interval: 10, startPeriod: 70 },
      { listensAfterSeconds: 90 },
      ['HEALTHY 90'],
    ],
    ['fails with an error', { retries: 1 }, { status: 500 }, ['UNHEALTHY 30']],
    [
      'fails on a port where nothing listens',
      { command: ['CMD-SHELL', 'wget http://127.0.0.1:80/'], retries: 1 },
      { listensOn: 9999 },
      ['UNHEALTHY 30'],
    ],
    [
      'succeeds on the port where it listens',
      { command: ['CMD-SHELL', 'wget http://127.0.0.1:9999/'] },
      { listensOn: 9999 },
      ['HEALTHY 30'],
    ],
    [
      'fails if its command does',
      { command: ['CMD-SHELL', 'exit 1'], interval: 5, retries: 2 },
      {},
      ['UNHEALTHY 10'],
    ],
    [
      'can end in a failure that is not reached',
      { command: ['CMD-SHELL', 'curl -f localhost || exit 1'] },
      {},
      ['HEALTHY 30'],
    ],
  ])('%s', (_, healthCheck, behaviour, expected) => {
    expect(verdicts(healthCheck, behaviour)).toEqual(expected);
  });

  it('is not there by default', () => {
    expect(healthVerdicts({}, ordinaryBehaviour)).toEqual([]);
  });
});
