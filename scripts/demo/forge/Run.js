/** What has a state as GitHub tells it: waits, runs, and ends with a conclusion. */
class Progress {
  status = 'queued';
  conclusion = null;

  begin() {
    this.status = 'in_progress';
  }

  end(conclusion) {
    this.status = 'completed';
    this.conclusion = conclusion;
  }
}

class Step extends Progress {
  log = '';

  constructor(name) {
    super();
    this.name = name;
  }

  write(text) {
    this.log += text;
  }
}

class Job extends Progress {
  constructor({ name, steps }) {
    super();
    this.name = name;
    this.steps = steps.map(step => new Step(step.name));
  }
}

/** A run of a workflow. */
class Run extends Progress {
  /**
   * @param facts - `id`, `attempt`, `repository`, `workflow` (its name), `event`,
   *   `branch`, `sha`, `actor`, and of a pull request `request`
   * @param jobs - as the workflow has them
   */
  constructor(facts, jobs) {
    super();
    Object.assign(this, facts);
    this.jobs = jobs.map(job => new Job(job));
  }

  get isDone() {
    return this.status === 'completed';
  }

  get path() {
    return `/${this.repository.fullName}/actions/runs/${this.id}/attempts/${this.attempt}`;
  }
}

module.exports = { Run };
