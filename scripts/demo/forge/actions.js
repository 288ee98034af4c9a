const { join } = require('node:path');
const { git } = require('./git');

/** Session of AWS in a run, as the action names it. */
const SESSION = 'GitHubActions';

/**
 * Stand-ins for the actions of others that workflows use. Each gets its inputs and the
 * run, and returns the variables for the steps after it.
 */
const ACTIONS = {
  async 'actions/checkout'(_, { folder, repository, github, log }) {
    await git(['clone', '--quiet', '--shared', repository.folder, folder]);
    await git(['checkout', '--quiet', '--detach', github.sha], { folder });
    log(`${github.repository} at ${github.sha}\n`);
  },

  // This machine builds nothing for another platform: docker is a stand-in too.
  async 'docker/setup-qemu-action'() {},
  async 'docker/setup-buildx-action'() {},

  async 'aws-actions/configure-aws-credentials'(inputs, run) {
    const file = join(run.home, 'id-token');
    run.writeToken(file, inputs.audience ?? 'sts.amazonaws.com');
    const variables = {
      AWS_REGION: inputs['aws-region'],
      AWS_DEFAULT_REGION: inputs['aws-region'],
      AWS_ROLE_ARN: inputs['role-to-assume'],
      AWS_ROLE_SESSION_NAME: SESSION,
      AWS_WEB_IDENTITY_TOKEN_FILE: file,
    };
    // Fails here, and not at what comes next, where the role does not trust the run.
    await run.script(
      'aws sts get-caller-identity --query Arn --output text',
      variables,
    );
    return variables;
  },
};

module.exports = { ACTIONS };
