import {
  API_KINDS,
  API_SHAPES,
  ApiKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { z } from 'zod/v3';
import { perKind, Setting, UpdateEffect } from './Setting';
import { ApiSettings, GROUPS, SettingName, SETTINGS } from './settings';
import { settingsOf, SETTING_NAMES, updatableKinds } from './values';

/** The settings as input fields of an action. */
export type SettingFields = {
  [K in keyof ApiSettings]-?: () => z.ZodType<ApiSettings[K]>;
};

const EFFECT_WORDS: Readonly<Record<UpdateEffect, string | undefined>> = {
  'in-place': undefined,
  'new-tasks': 'A change starts new tasks',
  'moved-tasks': 'A change starts new tasks',
  'new-target-group': 'A change replaces the target group',
  'not-updatable': undefined,
};

/**
 * What the deployment of an API takes. Defaults are in the descriptions only: the
 * scaffolder checks the schema and never applies it.
 */
export function deployFields(kind: ApiKind): SettingFields {
  return fieldsOf(settingsOf(kind), name => {
    const row: Setting<any> = SETTINGS[name];
    const preset = perKind(row.defaultFrom, kind) ?? perKind(row.default, kind);
    const schema = row.type.schema.describe(
      sentences(
        row.description,
        preset === undefined ? undefined : `Default: ${preset}`,
      ),
    );
    return row.required ? schema : schema.optional();
  });
}

/** What the update of an API takes, of whichever kind it is. */
export function updateFields(): SettingFields {
  const names = SETTING_NAMES.filter(name => updatableKinds(name).length);
  return fieldsOf(names, name => {
    const { description, onUpdate, type }: Setting<any> = SETTINGS[name];
    const kinds = updatableKinds(name);
    const isOfAll = kinds.length === API_KINDS.length;
    return type.schema
      .describe(
        sentences(
          description,
          EFFECT_WORDS[perKind(onUpdate, kinds[0])],
          isOfAll
            ? undefined
            : `Only of ${kinds
                .map(kind => `${API_SHAPES[kind].noun}s`)
                .join(', ')}`,
        ),
      )
      .optional();
  });
}

function fieldsOf(
  names: readonly SettingName[],
  schemaOf: (name: SettingName) => z.ZodTypeAny,
): SettingFields {
  const fields: Record<string, () => z.ZodTypeAny> = {};
  const groups: Record<string, Record<string, z.ZodTypeAny>> = {};
  for (const name of names) {
    const schema = schemaOf(name);
    const [group, member] = name.split('.');
    if (member) {
      groups[group] = { ...groups[group], [member]: schema };
      fields[group] = () =>
        z
          .object(groups[group])
          .optional()
          .describe(GROUPS[group as keyof typeof GROUPS]);
    } else {
      fields[name] = () => schema;
    }
  }
  return fields as SettingFields;
}

function sentences(...texts: (string | undefined)[]): string {
  return texts.filter(text => text !== undefined).join('. ');
}
