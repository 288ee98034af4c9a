import { EvaluationScope } from '../evaluation/EvaluationScope';
import { checkTemplate } from '../template/checkTemplate';
import { LANGUAGE_EXTENSIONS } from '../template/forEach';
import { Template } from '../template/Template';
import { transformsOf } from '../template/transformsOf';
import { validationError } from '../validationError';
import { expandLanguageExtensions } from './expandLanguageExtensions';
import { expandServerless, SERVERLESS } from './expandServerless';

/**
 * Runs the transforms that a template names: `AWS::LanguageExtensions` before
 * `AWS::Serverless`, as AWS requires.
 *
 * @param scope - knows parameters and mappings; resources are unresolved
 * @returns the template without its `Transform`, validated
 * @throws AwsError `ValidationError` for other transforms, and what they refuse
 */
export function runTransforms(
  template: Template,
  scope: () => Omit<EvaluationScope, 'condition'>,
): Template {
  const names = transformsOf(template);
  if (names.length === 0) {
    return template;
  }
  const unknown = names.filter(
    name => name !== LANGUAGE_EXTENSIONS && name !== SERVERLESS,
  );
  if (unknown.length > 0) {
    throw validationError(
      `The AWS simulator does not run transforms: ${unknown.join(', ')}`,
    );
  }
  const { Transform, ...source } = template;
  const extended = names.includes(LANGUAGE_EXTENSIONS)
    ? expandLanguageExtensions(source, scope())
    : source;
  return checkTemplate(
    names.includes(SERVERLESS) ? expandServerless(extended) : extended,
    // What depends on resources is evaluated with them.
    names.includes(LANGUAGE_EXTENSIONS) ? ['Fn::ToJsonString'] : [],
  );
}
