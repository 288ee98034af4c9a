import type * as Api from '@aws-sdk/client-ssm';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { infrastructureParameters, PUBLIC } from '../model/publicParameters';
import { parameterNameOf, SelectedParameter, Ssm } from '../model/Ssm';
import { page } from './page';

const PAGE_SIZE = 10;

const of = ({ region }: CallContext) => region.service(Ssm);

const invalid = (message: string) =>
  new AwsError('ValidationException', message);

export const PutParameter = (
  context: CallContext,
  input: Api.PutParameterRequest,
): Api.PutParameterResult => {
  if (input.Policies) {
    throw invalid(
      'The AWS simulator does not support Policies of a parameter.',
    );
  }
  const { tier, versions } = of(context).put(
    {
      ...input,
      Name: input.Name ?? '',
      Value: input.Value ?? '',
      Tags: input.Tags?.map(({ Key = '', Value = '' }) => ({ Key, Value })),
    },
    context.principalArn,
  );
  return { Version: versions.at(-1)!.version, Tier: tier };
};

export const GetParameter = (
  context: CallContext,
  { Name = '', WithDecryption }: Api.GetParameterRequest,
): Api.GetParameterResult => {
  const found = of(context).select(Name);
  if (!found) {
    throw notFound();
  }
  return { Parameter: parameterShape(found, WithDecryption) };
};

export const GetParameters = (
  context: CallContext,
  { Names = [], WithDecryption }: Api.GetParametersRequest,
): Api.GetParametersResult => {
  if (Names.length > 10) {
    throw invalid(
      `1 validation error detected: Value '[${Names.join(
        ', ',
      )}]' at 'names' failed to satisfy constraint: Member must have length less than or equal to 10`,
    );
  }
  const ssm = of(context);
  const selected = [...new Set(Names)].map(name => ({
    name,
    found: selectOrNothing(ssm, name),
  }));
  return {
    Parameters: selected.flatMap(({ found }) =>
      found ? [parameterShape(found, WithDecryption)] : [],
    ),
    InvalidParameters: selected
      .filter(({ found }) => !found)
      .map(({ name }) => name),
  };
};

export const GetParametersByPath = (
  context: CallContext,
  input: Api.GetParametersByPathRequest,
): Api.GetParametersByPathResult => {
  const { Path = '', Recursive, WithDecryption, ParameterFilters } = input;
  if (!/^\/[\w.\-/]*$/.test(Path)) {
    throw invalid(
      'The parameter doesn\'t meet the parameter name requirements. The parameter name must begin with a forward slash "/". It can\'t be prefixed with "aws" or "ssm" (case-insensitive). It must use only letters, numbers, or the following symbols: . (period), - (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if specified, must use the forward slash symbol "/". Valid example: /get/parameters2-/by1./path0_.',
    );
  }
  if (ParameterFilters?.length) {
    throw invalid(
      'The AWS simulator does not support ParameterFilters of GetParametersByPath.',
    );
  }
  const folder = Path.endsWith('/') ? Path : `${Path}/`;
  const published = folder.startsWith(PUBLIC)
    ? infrastructureParameters(context.region)
    : [];
  const found = [...of(context).parameters.values(), ...published]
    .filter(
      ({ name }) =>
        name.startsWith(folder) &&
        (Recursive || !name.slice(folder.length).includes('/')),
    )
    .sort((a, b) => a.name.localeCompare(b.name));
  if (folder.startsWith(PUBLIC) && found.length === 0) {
    throw invalid(
      `The AWS simulator does not have public parameters in ${Path}.`,
    );
  }
  const { items, nextToken } = page(found, input, PAGE_SIZE);
  return {
    NextToken: nextToken,
    Parameters: items.map(parameter =>
      parameterShape(
        { parameter, version: parameter.versions.at(-1)! },
        WithDecryption,
      ),
    ),
  };
};

export const DeleteParameter = (
  context: CallContext,
  { Name = '' }: Api.DeleteParameterRequest,
): Api.DeleteParameterResult => {
  if (!of(context).parameters.delete(parameterNameOf(Name))) {
    throw notFound();
  }
  return {};
};

export const DeleteParameters = (
  context: CallContext,
  { Names = [] }: Api.DeleteParametersRequest,
): Api.DeleteParametersResult => {
  const { parameters } = of(context);
  const deleted = Names.filter(name =>
    parameters.delete(parameterNameOf(name)),
  );
  return {
    DeletedParameters: deleted,
    InvalidParameters: Names.filter(name => !deleted.includes(name)),
  };
};

function selectOrNothing(
  ssm: Ssm,
  name: string,
): SelectedParameter | undefined {
  try {
    return ssm.select(name);
  } catch (error) {
    // GetParameters lists a version that does not exist among the invalid ones.
    if (
      error instanceof AwsError &&
      error.code === 'ParameterVersionNotFound'
    ) {
      return undefined;
    }
    throw error;
  }
}

function parameterShape(
  { parameter, version, selector }: SelectedParameter,
  decrypted = false,
): Api.Parameter {
  return {
    Name: parameter.name,
    Type: parameter.type,
    Value:
      parameter.type === 'SecureString' && !decrypted
        ? version.ciphertext
        : version.value,
    Version: version.version,
    Selector: selector,
    LastModifiedDate: version.lastModifiedDate,
    ARN: parameter.arn,
    DataType: parameter.dataType,
  };
}

/** AWS answers without a message. */
function notFound(): AwsError {
  return new AwsError('ParameterNotFound', '');
}
