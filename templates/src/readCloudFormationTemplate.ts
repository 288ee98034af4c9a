import { readFile } from 'node:fs/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

/**
 * The CloudFormation templates of this package, by file name without `.yml`.
 *
 * @public
 */
export const cloudFormationTemplateNames = [
  'vpc',
  'cluster',
  'public-api',
  'dns-zone',
  'dns-delegation',
  'certificate',
  'endpoints',
  'transit-gateway-attachment',
  'internal-api',
  'vpc-link',
  'gateway-api',
  'shared-load-balancer',
  'shared-api',
  'delivery',
] as const;

/**
 * The name of a CloudFormation template of this package.
 *
 * @public
 */
export type CloudFormationTemplateName =
  (typeof cloudFormationTemplateNames)[number];

/**
 * Reads a CloudFormation template as YAML text, with its comments.
 *
 * @param name - the name of the template
 * @returns the text, well below CloudFormation's 51,200 bytes for a TemplateBody
 * @throws the error of the file system if the installed package is incomplete
 * @public
 */
export async function readCloudFormationTemplate(
  name: CloudFormationTemplateName,
): Promise<string> {
  return readFile(
    resolvePackagePath(
      '@fargate-api/templates',
      'cloudformation',
      `${name}.yml`,
    ),
    'utf8',
  );
}
