import { readCloudFormationTemplate } from '@fargate-api/templates';
import { API_KINDS } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  parseTemplate,
  templateText,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { perKind } from '../settings/Setting';
import { SETTINGS } from '../settings/settings';
import { settingsOf } from '../settings/values';
import { registersRevision } from './registersRevision';

describe.each(API_KINDS)('of a %s, registersRevision', kind => {
  let template: string;
  const parameters = { ImageUrl: 'nginx:1.27', ServiceName: 'orders' };

  beforeAll(async () => {
    template = await readCloudFormationTemplate(kind);
  });

  const changed = (edit: (text: string) => string) =>
    registersRevision(
      { template, parameters },
      { template: edit(template), parameters },
    );

  it.each(settingsOf(kind))('knows the effect of %s', name => {
    const { onUpdate, parameter } = SETTINGS[name];
    const effect = perKind(onUpdate, kind);
    expect(
      registersRevision(
        { template, parameters },
        { template, parameters: { ...parameters, [parameter]: 'other' } },
      ),
    ).toBe(effect === 'new-tasks' || effect === 'new-target-group');
  });

  it('sees no change in how a template is written', () => {
    expect(changed(text => templateText(parseTemplate(text)))).toBe(false);
    expect(changed(text => text.replace(/^ +# .*\n/gm, ''))).toBe(false);
  });

  it('sees no change in tags and in other resources', () => {
    expect(
      changed(text =>
        text
          .replace('Value: !Ref DeployedBy', 'Value: !Ref ServiceName')
          .replace('EnableExecuteCommand: false', 'EnableExecuteCommand: true'),
      ),
    ).toBe(false);
  });

  it.each([
    ['Essential: true', 'Essential: false'],
    ['Image: !Ref ImageUrl', 'Image: !Ref ServiceName'],
    ['Image: !Ref ImageUrl', 'Image: ImageUrl'],
    ['NetworkMode: awsvpc', 'NetworkMode: host'],
  ])('sees %s become %s', (from, to) => {
    expect(template).toContain(from);
    expect(changed(text => text.replace(from, to))).toBe(true);
  });
});
