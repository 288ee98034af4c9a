import { templateText } from '@fargate-api/backstage-plugin-fargate-api-node';
import { parseDocument } from 'yaml';
import { Grant, Statement } from './Grant';
import { grantStatement } from './grantStatement';

const POLICIES = ['Resources', 'TaskRole', 'Properties', 'Policies'];

/** Writes the grants into the task role of a template, in place of those it has. */
export function withGrants(template: string, grants: readonly Grant[]): string {
  const document = parseDocument(template, { logLevel: 'error' });
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
  const document = parseDocument(template, { logLevel: 'error' });
  const [policy] = (document.toJS().Resources?.TaskRole?.Properties?.Policies ??
    []) as { PolicyDocument?: { Statement?: Statement[] } }[];
  return policy?.PolicyDocument?.Statement ?? [];
}
