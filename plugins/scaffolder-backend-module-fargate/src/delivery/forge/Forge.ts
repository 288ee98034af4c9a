/** Whom the roles of a pipeline trust. */
export interface PipelineTrust {
  /** Of the tokens, without `https://`. */
  issuer: string;
  audience: string;
  /** Of the tokens that may push and deploy, to the letter. */
  subjects: readonly string[];
  /** Of the tokens of pull requests; may contain `*`. */
  planSubjects: readonly string[];
  /** Of the tokens that may make previews; may contain `*`; none where there are none. */
  previewSubjects: readonly string[];
}

/** A run of a pipeline. */
export interface PipelineRun {
  url: string;
  state: 'running' | 'succeeded' | 'failed';
  /** What failed, as a clause: `step "npm test" of job test`. */
  failed?: string;
}

/** What deploys from a repository. */
export interface PipelineSource {
  branch: string;
  /** An environment of GitHub that the deployments go through. */
  deploymentEnvironment?: string;
  /** An environment of GitHub whose jobs take the image to another API. */
  promotionEnvironment?: string;
  /** Whether its pull requests become APIs of their own. */
  previews?: boolean;
}

/** The forge of one repository. */
export interface Forge {
  /** For messages: `acme/orders on github.com`. */
  label: string;
  /**
   * @param options.region - of the roles.
   * @param options.isDryRun - so that the repository may be created later, and
   *   subjects lack what is known only then.
   * @throws InputError when the repository does not exist.
   */
  trust(
    source: PipelineSource,
    options: { region: string; signal?: AbortSignal; isDryRun?: boolean },
  ): Promise<PipelineTrust>;
  /**
   * @throws InputError when deployments from a source do not wait for an approval.
   */
  assertApproved(
    source: PipelineSource,
    options: { signal?: AbortSignal; isDryRun?: boolean },
  ): Promise<void>;
  /** The last run for a commit, or for a branch; undefined if there is none yet. */
  lastRun(
    of: { commit?: string; branch?: string },
    options: { signal?: AbortSignal },
  ): Promise<PipelineRun | undefined>;
}
