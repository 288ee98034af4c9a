import { behaviourOf } from './behaviourOf';
import { imageReference } from './imageReference';
import { wellKnownImages } from './images';
import { serve } from './serve';

describe('image names', () => {
  it.each([
    ['nginx', 'registry-1.docker.io', 'docker.io/library/nginx:latest', false],
    ['me/api:2', 'registry-1.docker.io', 'docker.io/me/api:2', false],
    [
      'public.ecr.aws/docker/library/nginx:latest',
      'public.ecr.aws',
      'public.ecr.aws/docker/library/nginx:latest',
      false,
    ],
    [
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/api:1.0',
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/api:1.0',
      true,
    ],
    ['registry:5000/api', 'registry:5000', 'registry:5000/api:latest', false],
    ['ghcr.io/a/b@sha256:abc', 'ghcr.io', 'ghcr.io/a/b@sha256:abc', false],
  ])('%s is asked of %s', (image, registry, name, isPrivateEcr) => {
    expect(imageReference(image)).toMatchObject({
      registry,
      name,
      isPrivateEcr,
    });
  });
});

describe('containers', () => {
  const request = { port: 8080, protocol: 'HTTP' as const, path: '/' };
  const container = (image: string, listening = true) => [
    { behaviour: behaviourOf(image), ports: [8080], listening },
  ];

  it('answer 200 on their container port', () => {
    expect(serve(container('nginx'), request)).toEqual({ status: 200 });
    expect(serve(container('nginx'), { ...request, port: 81 })).toBe('refused');
  });

  it('refuse connections until they listen', () => {
    expect(serve(container('nginx', false), request)).toBe('refused');
  });

  it('of well-known images misbehave as described', () => {
    const image = (name: string) => `public.ecr.aws/fargate-api/${name}:1`;
    expect(serve(container(image('status-500')), request)).toEqual({
      status: 500,
    });
    expect(serve(container(image('other-port')), request)).toBe('refused');
    expect(
      serve(container(image('other-port')), { ...request, port: 9999 }),
    ).toEqual({ status: 200 });
    expect(behaviourOf(image('crash')).exits?.exitCode).toBe(1);
    expect(behaviourOf(image('out-of-memory')).exits?.exitCode).toBe(137);
    expect(behaviourOf(image('slow-start')).listensAfterSeconds).toBe(90);
    expect(behaviourOf('nginx:does-not-exist').exists).toBe(false);
  });

  it.each([
    ['is not set', new Map()],
    ['is empty', new Map([['DATABASE_URL', '']])],
    ['has another name', new Map([['database_url', 'db']])],
  ])('exit and say so if what they need %s', (_, environment) => {
    const { exits, log } = behaviourOf(
      'public.ecr.aws/fargate-api/needs-env:1',
      environment,
    );
    expect(exits).toEqual({ afterSeconds: 1, exitCode: 1 });
    expect(log).toContain(
      'Error: Environment variable DATABASE_URL is not set',
    );
  });

  it('run with what they need, and do not log it', () => {
    const { exits, log } = behaviourOf(
      'public.ecr.aws/fargate-api/needs-env:1',
      new Map([['DATABASE_URL', 'postgres://db']]),
    );
    expect(exits).toBeUndefined();
    expect(log.join()).not.toContain('postgres');
  });

  it('are described for people, each once', () => {
    expect(new Set(wellKnownImages.map(({ image }) => image)).size).toBe(
      wellKnownImages.length,
    );
    for (const { description } of wellKnownImages) {
      expect(description).toMatch(/^[A-Z].*\.$/);
    }
  });
});
