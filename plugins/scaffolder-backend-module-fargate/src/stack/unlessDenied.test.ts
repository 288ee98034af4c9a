import { unlessDenied } from './unlessDenied';

const failing = (name: string) => async () => {
  throw Object.assign(new Error(name), { name });
};

describe('unlessDenied', () => {
  it.each(['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation'])(
    'answers otherwise where AWS refuses the portal: %s',
    async name => {
      expect(await unlessDenied('otherwise', failing(name))).toBe('otherwise');
    },
  );

  it('answers what AWS answers', async () => {
    expect(await unlessDenied('otherwise', async () => 'AWS')).toBe('AWS');
  });

  it.each(['Throttling', 'InvalidGroup.NotFound'])(
    'fails with every other error: %s',
    async name => {
      await expect(unlessDenied('otherwise', failing(name))).rejects.toThrow(
        name,
      );
    },
  );
});
