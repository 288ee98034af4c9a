import {
  CAUSE_MESSAGES,
  formatCause,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { translateToEnglish } from '../translateToEnglish';
import { SERVICE_EVENTS } from './__fixtures__/serviceEvents';
import { STOPPED_TASKS } from './__fixtures__/stoppedTasks';
import { START_TEXTS } from './__fixtures__/stopTexts';
import { TARGETS } from './__fixtures__/targets';
import { Diagnosis } from './Diagnosis';
import { diagnoseServiceEvent } from './diagnoseServiceEvent';
import { diagnoseStoppedTask } from './diagnoseStoppedTask';
import { diagnoseTarget } from './diagnoseTarget';

const image = 'example.com/orders:v9';
const examples = [
  ...START_TEXTS,
  ...STOPPED_TASKS,
  ...TARGETS,
  ...SERVICE_EVENTS,
];

/** What is expected of a diagnosis, where an example says it. */
function expected<T extends Partial<Diagnosis>>(
  example: T,
  ...keys: (keyof T & keyof Diagnosis)[]
) {
  return Object.fromEntries(
    keys.filter(key => key in example).map(key => [key, example[key]]),
  );
}

function ofStartText(text: string): Diagnosis | undefined {
  return diagnoseStoppedTask(
    {
      stopCode: 'TaskFailedToStart',
      reason: text,
      containers: [{ name: 'app', image }],
    },
    { check: '/health' },
  );
}

describe('diagnoseStoppedTask', () => {
  it.each(START_TEXTS)('$kind: $text', example => {
    const found = ofStartText(example.text);
    expect(found).toMatchObject({
      ...expected(example, 'kind', 'facts'),
      awsText: example.text,
    });
  });

  it.each(STOPPED_TASKS)('$kind: $stopCode, $reason $containers', example => {
    const { containers, stopCode, reason, ...context } = example;
    const found = diagnoseStoppedTask(
      {
        stopCode,
        reason,
        containers: containers.map(container => ({
          name: 'app',
          image,
          ...container,
        })),
      },
      { check: '/health', ...context },
    );
    expect(found?.kind).toBe(example.kind);
    expect(found ?? {}).toMatchObject(expected(example, 'facts', 'code'));
  });
});

describe('diagnoseTarget', () => {
  it.each(TARGETS)('$kind: $state, $reason, $description', example => {
    const found = diagnoseTarget(example, '/health');
    expect(found).toMatchObject(expected(example, 'kind', 'facts', 'awsText'));
    expect(found.code).toBe(example.reason);
  });
});

describe('diagnoseServiceEvent', () => {
  it.each(SERVICE_EVENTS)('$kind: $message', example => {
    const found = diagnoseServiceEvent(example.message, {
      container: 'app',
      image,
    });
    expect(found?.kind).toBe(example.kind);
    expect(found ?? {}).toMatchObject(expected(example, 'awsText', 'code'));
  });
});

describe('the examples', () => {
  it('have one of each kind, with a source', () => {
    const kinds = new Set(examples.map(({ kind }) => kind));
    expect(
      Object.keys(CAUSE_MESSAGES).filter(kind => !kinds.has(kind as never)),
    ).toEqual([]);
    expect(examples.filter(({ source }) => !source)).toEqual([]);
  });

  it.each(Object.keys(CAUSE_MESSAGES))('are told whole: %s', kind => {
    const found = START_TEXTS.map(({ text }) => ofStartText(text))
      .concat(
        STOPPED_TASKS.map(({ containers, stopCode, reason, ...context }) =>
          diagnoseStoppedTask(
            {
              stopCode,
              reason,
              containers: containers.map(container => ({
                name: 'app',
                ...container,
              })),
            },
            { check: '/health', ...context },
          ),
        ),
        TARGETS.map(target => diagnoseTarget(target, '/health')),
        SERVICE_EVENTS.map(({ message }) =>
          diagnoseServiceEvent(message, { container: 'app', image }),
        ),
      )
      .find(diagnosis => diagnosis?.kind === kind)!;
    const { message, hint } = formatCause(found, translateToEnglish);
    expect(message).toMatch(/^(?!cause\.)[^{}]+$/);
    // "Wait until …" can follow another clause in lower case.
    expect(hint).toMatch(/^[A-Z][a-z][^{}]+\.$/);
  });
});
