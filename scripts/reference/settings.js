// The page of an API's settings, from their table and the actions' schemas.
const {
  API_KINDS,
  API_SHAPES,
} = require('@fargate-api/backstage-plugin-fargate-api-common');
const { actions } = require('./actions');
const { fieldsOf, typeOf } = require('./fields');
const { NOTE, table } = require('./markdown');

const SETTINGS_OF_API =
  '../../plugins/scaffolder-backend-module-fargate/src/api/settings';
const { perKind } = require(`${SETTINGS_OF_API}/Setting`);
const { SETTINGS } = require(`${SETTINGS_OF_API}/settings`);
const { hasSetting } = require(`${SETTINGS_OF_API}/values`);

const EFFECTS = {
  'in-place': 'in place',
  'new-tasks': 'starts new tasks',
  'moved-tasks': 'starts new tasks',
  'new-target-group': 'replaces the target group',
  'not-updatable': 'deploy again',
};

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

module.exports = { settingsPage };
