// The page of the scaffolder's actions, from what they declare.
const { ConfigReader } = require('@backstage/config');
const { fieldsOf, typeOf } = require('./fields');
const { NOTE, table } = require('./markdown');

const MODULE = '../../plugins/scaffolder-backend-module-fargate/src';
const { createActions } = require(`${MODULE}/actions/createActions`);
const {
  createRepositoryCheckAction,
} = require(`${MODULE}/actions/repositoryCheck`);

const actions = [
  ...createActions({}),
  createRepositoryCheckAction({ config: new ConfigReader({}) }),
];

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

module.exports = { actions, actionsPage };
