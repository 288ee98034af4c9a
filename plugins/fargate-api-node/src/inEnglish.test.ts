import {
  FAILURE_WORDS,
  HOP_WORDS,
  PROBLEM_WORDS,
  tellFailure,
  tellHop,
  tellProblem,
  WordFacts,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { inEnglish } from './inEnglish';

/** A fact for every placeholder of some templates. */
function factsFor(templates: object): WordFacts {
  const names = Object.values(templates)
    .join(' ')
    .matchAll(/{{(\w+)(, list)?}}/g);
  return Object.fromEntries(
    [...names].map(([, name, list]) => {
      const fact = name === 'count' ? 2 : `<${name}>`;
      return [name, list ? [`${fact} 1`, `${fact} 2`] : fact];
    }),
  );
}

const bare = { message: 'untold', text: 'untold' };

describe('inEnglish', () => {
  it.each(Object.entries(PROBLEM_WORDS))(
    'tells a problem of kind %s whole',
    (kind, words) => {
      const facts = factsFor(words);
      const { message, hint } = tellProblem(
        { ...bare, kind, facts },
        inEnglish,
      );
      expect(message).not.toMatch(/^none$|^problem\.|{{/);
      expect(hint).toBe('hint' in words ? words.hint : undefined);
    },
  );

  it.each(Object.entries(HOP_WORDS))(
    'tells a finding of kind %s whole',
    (kind, words) => {
      const facts = factsFor(words);
      const { text, todo = '' } = tellHop({ ...bare, kind, facts }, inEnglish);
      expect(`${text} ${todo}`).not.toMatch(/untold|hop\.|{{/);
      expect(Boolean(todo)).toBe('todo' in words);
    },
  );

  it.each(Object.entries(FAILURE_WORDS))(
    'tells a failure of kind %s whole',
    (kind, words) => {
      const facts = factsFor({ words });
      expect(tellFailure({ ...bare, kind, facts }, inEnglish)).not.toMatch(
        /untold|failure\.|{{/,
      );
    },
  );

  it.each([
    [1, '1 task of orders:2 failed to start or to turn healthy'],
    [2, '2 tasks of orders:2 failed to start or to turn healthy'],
  ])('counts: %s', (count, message) => {
    expect(
      tellProblem(
        {
          ...bare,
          kind: 'rollout-failing',
          facts: { count, taskDefinition: 'orders:2' },
        },
        inEnglish,
      ).message,
    ).toBe(message);
  });

  it("leaves AWS's own texts as they are, whatever is in them", () => {
    const event = 'was <unable> to {{place}} & $t(problem.tasks-missing.hint)';
    expect(
      tellProblem(
        { ...bare, kind: 'tasks-not-placed', facts: { event } },
        inEnglish,
      ).message,
    ).toBe(`ECS cannot place tasks: ${event}`);
  });

  it('tells the cause of a problem, with AWS text and its own hint', () => {
    const facts = {
      count: 2,
      causeKind: 'exited',
      cause: 'untold',
      awsText: 'Essential container in task exited',
      container: 'app',
      exitCode: 3,
    };
    expect(
      tellProblem({ ...bare, kind: 'tasks-stopped', facts }, inEnglish),
    ).toEqual({
      message:
        '2 tasks stopped: container app exited with code 3 (Essential container in task exited)',
      hint: 'Fix the error shown in the log of the container.',
    });
  });

  it('takes a cause that it does not know by the words that came with it', () => {
    const facts = { count: 1, causeKind: 'of-tomorrow', cause: 'the moon' };
    const hint = 'Wait';
    expect(
      tellProblem({ ...bare, kind: 'tasks-stopped', facts, hint }, inEnglish),
    ).toEqual({ message: '1 task stopped: the moon', hint });
  });

  it('takes a kind that it does not know by the words that came with it', () => {
    const facts = {};
    const [message, hint] = ['The moon is full', 'Wait'];
    const problem = { kind: 'of-tomorrow', facts, message, hint };
    expect(tellProblem(problem, inEnglish)).toEqual({ message, hint });
    const [text, todo] = [message, hint];
    const hop = { kind: 'of-tomorrow', facts, text, todo };
    expect(tellHop(hop, inEnglish)).toEqual({ text, todo });
  });
});
