import { partition } from '@aws-sdk/core/client';
import { InputError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { Forge, PipelineRun, PipelineSource } from './Forge';
import { ForgeApi } from './ForgeApi';

/** A repository, as the REST API has it. */
interface GithubRepository {
  id: number;
  full_name: string;
  owner: { id: number };
}

/** An environment of a repository, as the REST API has it. */
interface GithubEnvironment {
  protection_rules?: { type: string }[];
}

/** GitHub, also as GitHub Enterprise. */
export function github(
  integrations: ScmIntegrationRegistry,
  { host, owner, repo }: { host: string; owner: string; repo: string },
): Forge {
  const provider =
    DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  const { apiBaseUrl = '' } = integrations.github.byHost(host)!.config;
  const api = new ForgeApi(host, apiBaseUrl, async () => {
    const { headers } = await provider.getCredentials({
      url: `https://${host}/${owner}/${repo}`,
    });
    return headers ?? {};
  });
  const path = `/repos/${owner}/${repo}`;
  return {
    label: `${owner}/${repo} on ${host}`,
    async trust(source, options) {
      const repository: GithubRepository | undefined = await api.get(
        path,
        options,
      );
      if (!repository && !options.isDryRun) {
        throw new InputError(
          `repoUrl: ${owner}/${repo} does not exist on ${host}, or this portal cannot read it. Create it in an earlier step (github:repo:create): the tokens of its pipeline contain its ID.`,
        );
      }
      const names = repository
        ? namesOf(host, repository)
        : [`${owner}/${repo}`];
      const subjectsOf = (context: string) =>
        names.map(name => `repo:${name}:${context}`);
      return {
        issuer: issuerOf(host),
        audience: audienceIn(options.region),
        subjects: contextsOf(source).flatMap(subjectsOf),
        planSubjects: subjectsOf('pull_request'),
        previewSubjects: source.previews ? subjectsOf('pull_request') : [],
      };
    },
    async assertApproved({ deploymentEnvironment: name }, options) {
      if (!name) {
        throw new InputError(
          `environment: its target requires approval, and nobody would approve what a commit deploys. Let an earlier environment be deployed from commits, and promote to this one.`,
        );
      }
      const environment: GithubEnvironment | undefined = await api.get(
        `${path}/environments/${encodeURIComponent(name)}`,
        options,
      );
      const rules = environment?.protection_rules ?? [];
      if (
        !options.isDryRun &&
        !rules.some(({ type }) => type === 'required_reviewers')
      ) {
        throw new InputError(
          `deploymentEnvironment: the target requires approval, and environment ${name} of ${owner}/${repo} has no required reviewers. Add them in the settings of the repository, Environments, and start over.`,
        );
      }
    },
    async lastRun({ commit, branch }, options) {
      const query = new URLSearchParams({
        event: 'push',
        per_page: '20',
        ...(commit ? { head_sha: commit } : { branch: branch! }),
      });
      const runs: GithubRun[] =
        (await api.get(`${path}/actions/runs?${query}`, options))
          ?.workflow_runs ?? [];
      const run = decisiveRun(runs);
      const isFailed = run && hasFailed(run.conclusion);
      const jobs = isFailed
        ? await api.get(`${path}/actions/runs/${run.id}/jobs`, options)
        : undefined;
      return run && toRun(run, jobs?.jobs);
    },
  };
}

/**
 * Of the workflows for the newest commit, since it is not known which of them
 * pushes the image: one that is not complete, otherwise one that failed.
 */
function decisiveRun(runs: readonly GithubRun[]): GithubRun | undefined {
  const [newest] = runs;
  const ofCommit = runs.filter(({ head_sha: sha }) => sha === newest.head_sha);
  return (
    ofCommit.find(({ status }) => status !== 'completed') ??
    ofCommit.find(({ conclusion }) => hasFailed(conclusion)) ??
    newest
  );
}

/**
 * As a repository is named in the subject of a token: with the IDs of owner and
 * repository if it was created or renamed since July 2026, otherwise without.
 *
 * @see https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens
 */
function namesOf(host: string, repository: GithubRepository): string[] {
  const { full_name: name, id, owner } = repository;
  const [login, repo] = name.split('/');
  const withIds = `${login}@${owner.id}/${repo}@${id}`;
  return host === 'github.com' || host.endsWith('.ghe.com')
    ? [withIds, name]
    : [name];
}

/**
 * What may deploy, as the subjects of tokens end.
 *
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
function contextsOf(source: PipelineSource): string[] {
  const { branch, deploymentEnvironment, promotionEnvironment } = source;
  return [
    deploymentEnvironment
      ? environmentContext(deploymentEnvironment)
      : `ref:refs/heads/${branch}`,
    ...(promotionEnvironment ? [environmentContext(promotionEnvironment)] : []),
  ];
}

function environmentContext(name: string): string {
  return `environment:${name.replaceAll(':', '%3A')}`;
}

/**
 * The audience by which AWS's own action gets a token: its default, and another in China.
 *
 * @see https://github.com/aws-actions/configure-aws-credentials#audience
 */
function audienceIn(region: string): string {
  return partition(region).name === 'aws-cn'
    ? 'sts.amazonaws.com.cn'
    : 'sts.amazonaws.com';
}

function issuerOf(host: string): string {
  if (host === 'github.com') {
    return 'token.actions.githubusercontent.com';
  }
  return host.endsWith('.ghe.com')
    ? `token.actions.${host}`
    : `${host}/_services/token`;
}

/** A run of a workflow, as the REST API has it. */
interface GithubRun {
  id: number;
  head_sha: string;
  html_url: string;
  status: string;
  conclusion: string | null;
}

interface GithubJob {
  name: string;
  conclusion: string | null;
  steps?: { name: string; conclusion: string | null }[];
}

function hasFailed(conclusion: string | null): boolean {
  return (
    conclusion !== null &&
    !['success', 'neutral', 'skipped'].includes(conclusion)
  );
}

function toRun(
  { html_url: url, status, conclusion }: GithubRun,
  jobs: GithubJob[] = [],
): PipelineRun {
  if (status !== 'completed') {
    return { url, state: 'running' };
  }
  if (!hasFailed(conclusion)) {
    return { url, state: 'succeeded' };
  }
  const job = jobs.find(one => hasFailed(one.conclusion));
  const step = job?.steps?.find(one => hasFailed(one.conclusion));
  const of = job && `job ${job.name}`;
  return {
    url,
    state: 'failed',
    failed: step ? `step "${step.name}" of ${of}` : of,
  };
}
