import { ownTags } from './ownTags';

const ann = { deployedBy: 'user:default/ann', task: 'task-1' };
const run = 'https://ci.example.com/runs/1';
const pipeline = { deployedBy: 'acme/orders', run, commit: 'abcdef0' };

describe('ownTags', () => {
  it.each([
    ['those of the first deployment', ann, [], ann],
    [
      'who approved it',
      { ...ann, approvedBy: 'user:default/bob' },
      [],
      { ...ann, approvedBy: 'user:default/bob' },
    ],
    [
      'those of another task',
      { ...ann, task: 'task-2' },
      [ann],
      { task: 'task-2' },
    ],
    ['nothing of those of an earlier task', ann, [ann], {}],
    ['nothing of those of an earlier run', pipeline, [ann, pipeline], {}],
    [
      'those of a task, without the run of an earlier one and its commit',
      { ...pipeline, ...ann, task: 'task-2' },
      [pipeline],
      { ...ann, task: 'task-2' },
    ],
    [
      'those of a run, without an earlier task',
      { ...pipeline, task: 'task-1' },
      [ann],
      pipeline,
    ],
    [
      'a name that stands alone, since nothing shows whose it is',
      { deployedBy: 'acme' },
      [{ deployedBy: 'acme' }],
      { deployedBy: 'acme' },
    ],
  ])('has %s', (_, tags, older, expected) => {
    const own = ownTags(tags, older);
    expect(JSON.parse(JSON.stringify(own))).toEqual(
      'task' in expected && !('deployedBy' in expected)
        ? { ...tags, ...expected }
        : expected,
    );
  });
});
