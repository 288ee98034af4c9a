import {
  parseTemplate,
  templateText,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { Grant, Statement } from './Grant';
import { grantStatement } from './grantStatement';

const POLICIES = ['Resources', 'TaskRole', 'Properties', 'Policies'];

/** Writes the grants into the task role of a template, in place of those it has. */
export function withGrants(template: string, grants: readonly Grant[]): string {
  const document = parseTemplate(template);
  if (grants.length) {
    document.setIn(
      POLICIES,
      document.createNode([
        {
          PolicyName: 'grants',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: grants.map(grantStatement),
          },
        },
      ]),
    );
  } else {
    document.deleteIn(POLICIES);
  }
  return templateText(document);
}

/** The statements of the task role in a template. */
export function statementsIn(template: string): Statement[] {
  const document = parseTemplate(template);
  const [policy] = (document.toJS().Resources?.TaskRole?.Properties?.Policies ??
    []) as { PolicyDocument?: { Statement?: Statement[] } }[];
  return policy?.PolicyDocument?.Statement ?? [];
}
