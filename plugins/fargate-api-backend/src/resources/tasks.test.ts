import { toStoppedTasks } from './tasks';

const account = 'eu-west-1:123456789012';
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));

describe('toStoppedTasks', () => {
  it('gives the ten newest, one that is about to stop first', () => {
    const tasks = Array.from({ length: 12 }, (_, i) => ({
      taskArn: `arn:aws:ecs:${account}:task/dev/${i}`,
      stoppedAt: i === 3 ? undefined : at(i),
    }));
    expect(toStoppedTasks(tasks).map(({ id }) => id)).toEqual([
      '3',
      '11',
      '10',
      '9',
      '8',
      '7',
      '6',
      '5',
      '4',
      '2',
    ]);
  });
});
