import { toDeploymentTags } from './deployedRevisions';

const read = (tags: Record<string, string>) =>
  toDeploymentTags(
    Object.entries(tags).map(([key, value]) => ({
      key: `fargate-api:${key}`,
      value,
    })),
  );

describe('toDeploymentTags', () => {
  it('reads who deployed a revision, and from what', () => {
    expect(
      read({
        'deployed-by': 'user:default/ann',
        task: 'task-1',
        commit: 'abcdef0',
        run: 'https://ci.example.com/runs/1',
        'rolled-back-to': '3',
      }),
    ).toEqual({
      deployedBy: 'user:default/ann',
      task: 'task-1',
      commit: 'abcdef0',
      run: 'https://ci.example.com/runs/1',
      rolledBackTo: 3,
    });
  });

  it('leaves out what is empty', () => {
    expect(
      read({ 'deployed-by': '', commit: '', 'rolled-back-to': '' }),
    ).toEqual({});
  });

  it.each([
    ['commit', 'main; rm -rf /'],
    ['run', 'data:text/html,<script>'],
    ['rolled-back-to', '-1'],
    ['rolled-back-to', 'latest'],
  ])('leaves out a %s that is %s, whoever wrote it', (tag, text) => {
    expect(read({ [tag]: text })).toEqual({});
  });

  it('shows no character that changes how a name reads', () => {
    expect(read({ 'deployed-by': 'user:default/ann\u202enimda' })).toEqual({
      deployedBy: 'user:default/annnimda',
    });
  });
});
