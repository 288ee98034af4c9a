import {
  FAILURE_MESSAGES,
  formatCheck,
  HOP_MESSAGES,
  PROBLEM_MESSAGES,
  formatFailure,
  formatHop,
  formatProblem,
  MessageFacts,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { translateToEnglish } from './translateToEnglish';

/** A fact for every placeholder of some templates. */
function factsFor(templates: object): MessageFacts {
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

const bare = { message: 'unformatted', text: 'unformatted' };

describe('translateToEnglish', () => {
  it.each(Object.entries(PROBLEM_MESSAGES))(
    'tells a problem of kind %s whole',
    (kind, words) => {
      const facts = factsFor(words);
      const { message, hint } = formatProblem(
        { ...bare, kind, facts },
        translateToEnglish,
      );
      expect(message).toMatch(/^(?!problem\.)[^{}]+$/);
      expect(hint ?? '').not.toMatch(/problem\.|{{/);
      expect(Boolean(hint)).toBe('hint' in words);
    },
  );

  it.each(Object.entries(HOP_MESSAGES))(
    'tells a finding of kind %s whole',
    (kind, words) => {
      const facts = factsFor(words);
      const { text, todo = '' } = formatHop(
        { ...bare, kind, facts },
        translateToEnglish,
      );
      expect(text).toMatch(/^(?!unformatted|hop\.)[^{}]+$/);
      expect(todo).not.toMatch(/hop\.|{{/);
      expect(Boolean(todo)).toBe('todo' in words);
    },
  );

  it.each(Object.entries(FAILURE_MESSAGES))(
    'tells a failure of kind %s whole',
    (kind, words) => {
      const facts = factsFor({ words });
      expect(
        formatFailure({ ...bare, kind, facts }, translateToEnglish),
      ).toMatch(/^(?!unformatted|failure\.)[^{}]+$/);
    },
  );

  it.each([
    [1, '1 task of orders:2 failed to start or did not become healthy'],
    [2, '2 tasks of orders:2 failed to start or did not become healthy'],
  ])('counts: %s', (count, message) => {
    expect(
      formatProblem(
        {
          ...bare,
          kind: 'rollout-failing',
          facts: { count, taskDefinition: 'orders:2' },
        },
        translateToEnglish,
      ).message,
    ).toBe(message);
  });

  it("leaves AWS's own texts as they are, whatever is in them", () => {
    const event = 'was <unable> to {{place}} & $t(problem.tasks-missing.hint)';
    expect(
      formatProblem(
        { ...bare, kind: 'tasks-not-placed', facts: { event } },
        translateToEnglish,
      ).message,
    ).toBe(`ECS cannot place tasks: ${event}`);
  });

  it('tells the cause of a problem, with AWS text and its own hint', () => {
    const facts = {
      count: 2,
      causeKind: 'exited',
      cause: 'unformatted',
      awsText: 'Essential container in task exited',
      container: 'app',
      exitCode: 3,
    };
    expect(
      formatProblem(
        { ...bare, kind: 'tasks-stopped', facts },
        translateToEnglish,
      ),
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
      formatProblem(
        { ...bare, kind: 'tasks-stopped', facts, hint },
        translateToEnglish,
      ),
    ).toEqual({ message: '1 task stopped: the moon', hint });
  });

  it('takes a kind that it does not know by the words that came with it', () => {
    const facts = {};
    const [message, hint] = ['The moon is full', 'Wait'];
    const problem = { kind: 'of-tomorrow', facts, message, hint };
    expect(formatProblem(problem, translateToEnglish)).toEqual({
      message,
      hint,
    });
    const [text, todo] = [message, hint];
    const hop = { kind: 'of-tomorrow', facts, text, todo };
    expect(formatHop(hop, translateToEnglish)).toEqual({ text, todo });
  });

  describe('formats the result of a check', () => {
    const hop = (
      name: 'name' | 'delegation' | 'attachment',
      state: 'ok' | 'missing' | 'unknown',
      text: string,
    ) => ({ hop: name, state, kind: 'of-tomorrow', facts: {}, text });
    const explain = (...hops: ReturnType<typeof hop>[]) =>
      formatCheck(
        {
          reachable: true,
          consumer: { accountId: '1', vpcId: 'vpc-1' },
          url: 'https://api',
          hops,
        },
        translateToEnglish,
      );

    it('that is good', () => {
      expect(explain(hop('name', 'ok', 'fine'))).toBe(
        'vpc-1 (account 1) can reach https://api',
      );
    });

    it('with all that is unknown', () => {
      expect(
        explain(
          hop('name', 'ok', 'fine'),
          hop('delegation', 'unknown', 'not seen'),
          hop('attachment', 'unknown', 'not seen either'),
        ),
      ).toBe(
        'nothing that this portal can see keeps vpc-1 (account 1) from reaching https://api, but it cannot see everything. delegation: not seen. attachment: not seen either',
      );
    });

    it('with the first hop that is missing, and what to do', () => {
      expect(
        explain({
          ...hop('name', 'missing', 'no record'),
          todo: 'add it',
        } as ReturnType<typeof hop>),
      ).toBe(
        'vpc-1 (account 1) cannot reach https://api. name: no record: add it',
      );
    });
  });
});
