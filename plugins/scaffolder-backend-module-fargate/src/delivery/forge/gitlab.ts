import { InputError } from '@backstage/errors';
import {
  getGitLabRequestOptions,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import { Forge, PipelineRun } from './Forge';
import { ForgeApi } from './ForgeApi';

/** GitLab, also on a host of one's own. */
export function gitlab(
  integrations: ScmIntegrationRegistry,
  { host, owner, repo }: { host: string; owner: string; repo: string },
): Forge {
  const { config } = integrations.gitlab.byHost(host)!;
  const api = new ForgeApi(
    host,
    config.apiBaseUrl,
    async () => getGitLabRequestOptions(config).headers,
  );
  const project = `${owner}/${repo}`;
  const path = `/projects/${encodeURIComponent(project)}`;
  return {
    label: `${project} on ${host}`,
    async trust({ branch, deploymentEnvironment, previews }) {
      if (deploymentEnvironment) {
        throw new InputError(
          'deploymentEnvironment: the tokens of GitLab do not name an environment. Give a branch.',
        );
      }
      const ref = (name: string) =>
        `project_path:${project}:ref_type:branch:ref:${name}`;
      return {
        issuer: host,
        // As the `id_tokens` of the pipeline say it.
        audience: `https://${host}`,
        subjects: [ref(branch)],
        // A merge request has the branch that it comes from.
        planSubjects: [ref('*')],
        previewSubjects: previews ? [ref('*')] : [],
      };
    },
    async assertApproved() {
      throw new InputError(
        'environment: its target requires approval, and the tokens of GitLab do not say that a job was approved. Promote to it in the portal, on the card of the API.',
      );
    },
    async lastRun({ commit, branch }, options) {
      const query = new URLSearchParams({
        per_page: '1',
        ...(commit ? { sha: commit } : { ref: branch! }),
      });
      const [pipeline] =
        (await api.get(`${path}/pipelines?${query}`, options)) ?? [];
      if (!pipeline) {
        return undefined;
      }
      const [job] = hasFailed(pipeline.status)
        ? (await api.get(
            `${path}/pipelines/${pipeline.id}/jobs?scope[]=failed`,
            options,
          )) ?? []
        : [];
      return toRun(pipeline, job);
    },
  };
}

function hasFailed(status: string): boolean {
  return ['failed', 'canceled'].includes(status);
}

function toRun(
  { web_url: url, status }: { web_url: string; status: string },
  job?: { name: string },
): PipelineRun {
  if (hasFailed(status)) {
    return { url, state: 'failed', failed: job && `job ${job.name}` };
  }
  return { url, state: status === 'success' ? 'succeeded' : 'running' };
}
