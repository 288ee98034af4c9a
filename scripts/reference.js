/**
 * Writes the reference of the actions and of an API's settings from what the
 * scaffolder module declares, or with --check says whether it is up to date.
 *
 *   yarn reference [--check]
 */
require('@backstage/cli/config/nodeTransform.cjs');

const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const prettier = require('prettier');

const MODULE = '../plugins/scaffolder-backend-module-fargate/src';
const { ConfigReader } = require('@backstage/config');

const { createActions } = require(`${MODULE}/actions/createActions`);
const {
  createRepositoryCheckAction,
} = require(`${MODULE}/actions/repositoryCheck`);
const { perKind } = require(`${MODULE}/api/settings/Setting`);
const { SETTINGS } = require(`${MODULE}/api/settings/settings`);
const { hasSetting } = require(`${MODULE}/api/settings/values`);
const {
  API_KINDS,
  API_SHAPES,
} = require('@fargate-api/backstage-plugin-fargate-api-common');

const FOLDER = join(__dirname, '../docs/reference');
const NOTE = '<!-- Written by `yarn reference`. -->';

const EFFECTS = {
  'in-place': 'in place',
  'new-tasks': 'starts new tasks',
  'new-target-group': 'replaces the target group',
  'not-updatable': 'deploy again',
};

const actions = [
  ...createActions({}),
  createRepositoryCheckAction({ config: new ConfigReader({}) }),
];

/** The inputs of an action, those of objects by their path. */
function fieldsOf({ properties = {}, required = [] } = {}, path = '') {
  return Object.entries(properties).flatMap(([name, schema]) => [
    { name: path + name, schema, isRequired: required.includes(name) },
    ...fieldsOf(schema, `${path}${name}.`),
  ]);
}

function typeOf(schema) {
  if (schema.enum) {
    return schema.enum.map(value => `\`${value}\``).join(', ');
  }
  if (schema.anyOf) {
    return [...new Set(schema.anyOf.map(typeOf))].join(' or ');
  }
  if (schema.type === 'array') {
    return `list of ${typeOf(schema.items)}`;
  }
  const { minimum, maximum } = schema;
  const bounds = [
    minimum === undefined ? '' : `${minimum} or more`,
    maximum === undefined ? '' : `at most ${maximum}`,
  ].filter(Boolean);
  const isRange = bounds.length === 2;
  return [
    schema.type ?? 'object',
    isRange ? `${minimum} to ${maximum}` : bounds.join(''),
  ]
    .filter(Boolean)
    .join(', ');
}

const cell = text => String(text).replace(/\|/g, '\\|').replace(/\n/g, ' ');

const table = (heads, rows) =>
  [heads, heads.map(() => '---'), ...rows]
    .map(cells => `| ${cells.map(cell).join(' | ')} |`)
    .join('\n');

function actionSection({ id, description, schema, examples = [] }) {
  const rows = part =>
    fieldsOf(part).map(({ name, schema: field, isRequired }) => [
      `\`${name}\`${isRequired && part === schema.input ? ' (required)' : ''}`,
      typeOf(field),
      field.description ?? '',
    ]);
  return [
    `## \`${id}\``,
    description,
    table(['Input', 'Type', ''], rows(schema.input)),
    ...(schema.output
      ? [table(['Output', 'Type', ''], rows(schema.output))]
      : []),
    ...examples.flatMap(({ description: title, example }) => [
      `${title}:`,
      `\`\`\`yaml\n${example.trim()}\n\`\`\``,
    ]),
  ].join('\n\n');
}

function actionsPage() {
  return [
    NOTE,
    '# Actions',
    'Every action of the scaffolder module, as it declares itself. What the settings of an API have in common is in [api-settings.md](api-settings.md).',
    ...actions.map(actionSection),
  ].join('\n\n');
}

function settingsPage() {
  const fields = new Map(
    API_KINDS.map(kind => API_SHAPES[kind].deployAction).flatMap(id =>
      fieldsOf(actions.find(action => action.id === id).schema.input).map(
        ({ name, schema }) => [name, schema],
      ),
    ),
  );
  const each = (name, valueOf) => {
    const values = API_KINDS.filter(kind => hasSetting(kind, name)).map(
      kind => [API_SHAPES[kind].noun, valueOf(kind) ?? ''],
    );
    const distinct = new Set(values.map(([, value]) => value));
    return distinct.size === 1
      ? values[0][1]
      : values
          .map(([noun, value]) => `${value || 'none'} (${noun})`)
          .join(', ');
  };
  return [
    NOTE,
    '# Settings of an API',
    'What the actions that deploy and update an API take. A value out of bounds is refused before anything is made, in both. The last column says what an update does.',
    table(
      ['Input', 'Parameter', 'Values', 'Default', 'APIs', '', 'Update'],
      Object.entries(SETTINGS).map(([name, row]) => [
        `\`${name}\``,
        `\`${row.parameter}\``,
        typeOf(fields.get(name)),
        row.required
          ? 'required'
          : each(name, kind => {
              const from = perKind(row.defaultFrom, kind);
              const preset = perKind(row.default, kind);
              return from ?? (preset === undefined ? '' : `\`${preset}\``);
            }),
        row.kinds?.map(kind => API_SHAPES[kind].noun).join(', ') ?? 'all',
        row.description,
        each(name, kind => EFFECTS[perKind(row.onUpdate, kind)]),
      ]),
    ),
  ].join('\n\n');
}

async function main() {
  const isCheck = process.argv.includes('--check');
  const pages = {
    'actions.md': actionsPage(),
    'api-settings.md': settingsPage(),
  };
  for (const [name, text] of Object.entries(pages)) {
    const file = join(FOLDER, name);
    const options = await prettier.resolveConfig(file);
    const wanted = await prettier.format(text, {
      ...options,
      parser: 'markdown',
    });
    if (!isCheck) {
      writeFileSync(file, wanted);
    } else if (readFileSync(file, 'utf8') !== wanted) {
      process.stderr.write(
        `docs/reference/${name} is not what the actions declare: run yarn reference\n`,
      );
      process.exitCode = 1;
    }
  }
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
