import { PastDeployment } from '../resources';
import { kindOf } from './kindOf';
import { runningDeployment } from './runningDeployment';

/** As `2 SUCCESSFUL`; with `> 1` where ECS restored that deployment. */
function deployment(text: string, i: number): PastDeployment {
  const [taskDefinition, status, , restored] = text.split(' ');
  return {
    id: `${i}`,
    status,
    hasFailed: false,
    alarms: [],
    createdAt: `${i}`,
    images: [],
    ...(taskDefinition !== '-' && { taskDefinitionArn: taskDefinition }),
    revisionArn: `revision-of-${taskDefinition}`,
    ...(restored && { restoredArn: `revision-of-${restored}` }),
  };
}

describe('kindOf', () => {
  it.each([
    ['the first one', 'revision', ['1 SUCCESSFUL']],
    ['a new revision', 'revision', ['2 IN_PROGRESS', '1 SUCCESSFUL']],
    ['the same again', 'restart', ['1 SUCCESSFUL', '1 SUCCESSFUL']],
    [
      'what ECS had restored, again',
      'restart',
      ['1 SUCCESSFUL', '2 ROLLBACK_SUCCESSFUL > 1', '1 SUCCESSFUL'],
    ],
    [
      'what ran before a deployment that was stopped',
      'restoration',
      ['1 SUCCESSFUL', '2 STOPPED', '1 SUCCESSFUL'],
    ],
    [
      'what ran before a complete deployment',
      'restoration',
      ['1 SUCCESSFUL', '2 SUCCESSFUL', '1 SUCCESSFUL'],
    ],
    [
      'the same again after a first deployment that never completed',
      'restart',
      ['1 IN_PROGRESS', '1 STOPPED'],
    ],
    [
      'one whose revision ECS does not describe',
      'revision',
      ['- SUCCESSFUL', '- SUCCESSFUL'],
    ],
  ])('calls %s a %s', (_, kind, texts) => {
    const [one, ...older] = texts.map(deployment);
    expect(kindOf(one, older)).toBe(kind);
  });
});

describe('runningDeployment', () => {
  it.each([
    ['none before the first is complete', undefined, ['1 IN_PROGRESS']],
    ['the last complete one', 1, ['2 IN_PROGRESS', '1 SUCCESSFUL']],
    [
      'the one that ECS restored',
      2,
      ['3 ROLLBACK_SUCCESSFUL > 2', '- STOPPED', '2 SUCCESSFUL'],
    ],
    [
      'the last complete one while ECS rolls back',
      1,
      ['2 ROLLBACK_IN_PROGRESS > 1', '1 SUCCESSFUL'],
    ],
  ])('is %s', (_, index, texts) => {
    const history = texts.map(deployment);
    expect(runningDeployment(history)).toBe(
      index === undefined ? undefined : history[index],
    );
  });
});
