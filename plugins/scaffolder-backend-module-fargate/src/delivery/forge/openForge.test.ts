import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { StandInForge } from '../../__testUtils__/StandInForge';
import { openForge } from './openForge';

const region = 'eu-west-1';

describe('the trust of a pipeline', () => {
  let stand: StandInForge;

  beforeAll(async () => {
    stand = await StandInForge.start();
    // As GitHub has it, whatever the case of the request.
    stand.answers.set('/repos/acme/orders', {
      id: 34,
      full_name: 'Acme/Orders',
      owner: { id: 12 },
    });
  });
  afterAll(() => stand.close());

  function open(host: string, owner = 'acme') {
    const { github, gitlab } = stand.integrations as any;
    const integrations = ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          github: [
            ...github,
            { ...github[0], host: 'ghes.acme.com' },
            { ...github[0], host: 'acme.ghe.com' },
          ],
          gitlab: [...gitlab, { ...gitlab[0], host: 'git.acme.com' }],
          bitbucketCloud: [],
        },
      }),
    );
    return openForge(integrations, `${host}?owner=${owner}&repo=orders`);
  }

  it.each([
    [
      'github.com',
      'token.actions.githubusercontent.com',
      [
        'repo:Acme@12/Orders@34:ref:refs/heads/main',
        'repo:Acme/Orders:ref:refs/heads/main',
      ],
    ],
    [
      'acme.ghe.com',
      'token.actions.acme.ghe.com',
      [
        'repo:Acme@12/Orders@34:ref:refs/heads/main',
        'repo:Acme/Orders:ref:refs/heads/main',
      ],
    ],
    [
      'ghes.acme.com',
      'ghes.acme.com/_services/token',
      ['repo:Acme/Orders:ref:refs/heads/main'],
    ],
  ])('on %s', async (host, issuer, subjects) => {
    expect(await open(host).trust({ branch: 'main' }, { region })).toEqual({
      issuer,
      audience: 'sts.amazonaws.com',
      subjects,
      planSubjects: subjects.map(one =>
        one.replace('ref:refs/heads/main', 'pull_request'),
      ),
      previewSubjects: [],
    });
  });

  it('on GitHub lets pull requests make previews where it is asked', async () => {
    const { previewSubjects } = await open('github.com').trust(
      { branch: 'main', previews: true },
      { region },
    );
    expect(previewSubjects).toEqual([
      'repo:Acme@12/Orders@34:pull_request',
      'repo:Acme/Orders:pull_request',
    ]);
  });

  it('on GitLab lets each branch of the project make previews where it is asked', async () => {
    const { previewSubjects } = await open('gitlab.com').trust(
      { branch: 'main', previews: true },
      { region },
    );
    // A merge request has the branch that it comes from.
    expect(previewSubjects).toEqual([
      'project_path:acme/orders:ref_type:branch:ref:*',
    ]);
  });

  it.each([
    ['us-gov-west-1', 'sts.amazonaws.com'],
    ['cn-north-1', 'sts.amazonaws.com.cn'],
    ['cn-northwest-1', 'sts.amazonaws.com.cn'],
  ])('on GitHub has in %s the audience %s', async (place, audience) => {
    expect(
      await open('github.com').trust({ branch: 'main' }, { region: place }),
    ).toMatchObject({ audience });
    expect(
      await open('gitlab.com').trust({ branch: 'main' }, { region: place }),
    ).toMatchObject({ audience: 'https://gitlab.com' });
  });

  it('on a GitLab of its own', async () => {
    expect(
      await open('git.acme.com', 'acme/shop').trust(
        { branch: 'main' },
        { region },
      ),
    ).toEqual({
      issuer: 'git.acme.com',
      audience: 'https://git.acme.com',
      subjects: ['project_path:acme/shop/orders:ref_type:branch:ref:main'],
      planSubjects: ['project_path:acme/shop/orders:ref_type:branch:ref:*'],
      previewSubjects: [],
    });
  });

  it('on GitHub can be that of an environment, to the letter of its subject', async () => {
    const { subjects } = await open('ghes.acme.com').trust(
      { branch: 'main', deploymentEnvironment: 'prod:eu:1' },
      { region },
    );
    expect(subjects).toEqual(['repo:Acme/Orders:environment:prod%3Aeu%3A1']);
  });

  it('on GitHub can be that of a branch, and of an environment that promotes', async () => {
    const { subjects, planSubjects } = await open('ghes.acme.com').trust(
      { branch: 'main', promotionEnvironment: 'prod' },
      { region },
    );
    expect(subjects).toEqual([
      'repo:Acme/Orders:ref:refs/heads/main',
      'repo:Acme/Orders:environment:prod',
    ]);
    expect(planSubjects).toEqual(['repo:Acme/Orders:pull_request']);
  });

  describe('where the target requires approval', () => {
    const ENVIRONMENT = '/repos/acme/orders/environments/prod%2Feu';
    const source = { branch: 'main', deploymentEnvironment: 'prod/eu' };
    const reviewed = { protection_rules: [{ type: 'required_reviewers' }] };

    it('on GitHub is that of an environment with required reviewers', async () => {
      stand.answers.set(ENVIRONMENT, reviewed);
      await expect(
        open('github.com').assertApproved(source, {}),
      ).resolves.toBeUndefined();
    });

    it.each<[string, unknown]>([
      ['does not exist', 404],
      ['has no rules', {}],
      ['has other rules', { protection_rules: [{ type: 'branch_policy' }] }],
    ])('is refused if the environment %s', async (_, answer) => {
      stand.answers.set(ENVIRONMENT, answer);
      await expect(
        open('github.com').assertApproved(source, {}),
      ).rejects.toThrow(
        'deploymentEnvironment: the target requires approval, and environment prod/eu of acme/orders has no required reviewers.',
      );
      // An earlier step would create it.
      await expect(
        open('github.com').assertApproved(source, { isDryRun: true }),
      ).resolves.toBeUndefined();
    });

    it.each([
      ['a branch of GitHub', 'github.com', { branch: 'main' }, 'nobody would'],
      ['GitLab', 'gitlab.com', { branch: 'main' }, 'the tokens of GitLab'],
    ])('is refused for %s', async (_, host, of, reason) => {
      await expect(
        open(host).assertApproved(of, { isDryRun: true }),
      ).rejects.toThrow(
        new RegExp(`^environment: its target requires approval, and ${reason}`),
      );
    });
  });

  it('on GitLab cannot be that of an environment', async () => {
    await expect(
      open('gitlab.com').trust(
        { branch: 'main', deploymentEnvironment: 'prod' },
        { region },
      ),
    ).rejects.toThrow(
      'deploymentEnvironment: the tokens of GitLab do not name an environment. Give a branch.',
    );
  });

  it('on GitHub needs a repository, except in a dry run, where it lacks the IDs', async () => {
    const forge = open('github.com', 'nobody');
    await expect(forge.trust({ branch: 'main' }, { region })).rejects.toThrow(
      'repoUrl: nobody/orders does not exist on github.com, or this portal cannot read it.',
    );
    const { subjects } = await forge.trust(
      { branch: 'main' },
      { region, isDryRun: true },
    );
    expect(subjects).toEqual(['repo:nobody/orders:ref:refs/heads/main']);
  });

  it.each(['github.com', 'gitlab.com'])(
    'names in messages the repository on %s',
    host => {
      expect(open(host).label).toBe(`acme/orders on ${host}`);
    },
  );

  it.each(['project=12', 'project=12&owner=acme', 'project=12&repo=orders'])(
    'needs the name of the repository: %s is not enough',
    query => {
      expect(() =>
        openForge(
          ScmIntegrations.fromConfig(new ConfigReader({})),
          `gitlab.com?${query}`,
        ),
      ).toThrow(
        `repoUrl: gitlab.com?${query} names no repository. Give its owner and name: gitlab.com?owner=acme&repo=orders`,
      );
    },
  );

  it('is for no other kind of forge', () => {
    expect(() =>
      openForge(
        ScmIntegrations.fromConfig(new ConfigReader({})),
        'bitbucket.org?workspace=acme&project=shop&repo=orders',
      ),
    ).toThrow('repoUrl: bitbucket.org is neither GitHub nor GitLab');
  });
});
