import { DeploymentLog } from '../log/DeploymentLog';
import { endDeployment } from './endDeployment';
import { OpenedDeployment } from './openDeployment';

describe('endDeployment', () => {
  const end = (changed?: boolean, isDryRun?: boolean) => {
    const lines: string[] = [];
    const outputs: Record<string, unknown> = {};
    endDeployment(
      { isDryRun, output: (name, value) => (outputs[name] = value) },
      {
        clients: { now: () => new Date('2026-01-01T00:03:12Z') },
        log: new DeploymentLog({ info: line => lines.push(line) }),
        startedAt: new Date('2026-01-01T00:00:00Z'),
      } as unknown as OpenedDeployment,
      { done: 'cluster dev', changed, outputs: { stackArn: 'arn', changed } },
    );
    return { lines, outputs };
  };

  it.each([
    [
      'how long a deployment took',
      undefined,
      undefined,
      ['Done          cluster dev · 3 min 12 s'],
    ],
    [
      'the same for an update',
      true,
      false,
      ['Done          cluster dev · 3 min 12 s'],
    ],
    [
      'that nothing changed',
      false,
      false,
      ['Done          cluster dev · no changes'],
    ],
    ['nothing about a dry run', false, true, []],
  ])('logs %s', (_, changed, isDryRun, expected) => {
    expect(end(changed, isDryRun)).toEqual({
      lines: expected,
      outputs: { stackArn: 'arn', changed },
    });
  });
});
