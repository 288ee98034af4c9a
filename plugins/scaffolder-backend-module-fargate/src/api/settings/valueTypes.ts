import { z } from 'zod/v3';
import { ValueType } from './Setting';

/** Whole numbers, from the least to the most where there is one. */
export function integer(min: number, max?: number): ValueType<number> {
  const schema = z
    .number(
      message(
        max === undefined
          ? `must be a whole number, ${min} or more`
          : `must be a whole number from ${min} to ${max}`,
      ),
    )
    .int()
    .min(min);
  return {
    schema: max === undefined ? schema : schema.max(max),
    toParameter: String,
    fromParameter: Number,
  };
}

/** Some numbers and no others. */
export function oneNumberOf(values: readonly number[]): ValueType<number> {
  const [first, second, ...others] = values.map(value => z.literal(value));
  return {
    schema: z.union(
      [first, second, ...others],
      message(`must be one of ${values.join(', ')}`),
    ),
    toParameter: String,
    fromParameter: Number,
  };
}

/** Some words and no others. */
export function oneOf<T extends string>(
  values: readonly [T, ...T[]],
): ValueType<T> {
  return {
    schema: z.enum(
      values as [T, ...T[]],
      message(`must be one of ${values.join(', ')}`),
    ) as unknown as z.ZodType<T>,
    toParameter: String,
    fromParameter: value => value as T,
  };
}

/**
 * Texts that nothing is wrong with.
 *
 * @param problemOf - what is wrong, to follow the name of the setting.
 */
export function text(
  problemOf: (value: string) => string | undefined,
): ValueType<string> {
  return {
    schema: z.string().superRefine((value, ctx) => {
      const problem = problemOf(value);
      if (problem) {
        ctx.addIssue({ code: 'custom', message: problem });
      }
    }),
    toParameter: String,
    fromParameter: String,
  };
}

/**
 * Texts of a pattern, which the template holds them to as well.
 *
 * @param problem - what is wrong with any other, to follow the quoted value.
 * @param problemOf - what the pattern does not see.
 */
export function matching(
  pattern: RegExp,
  problem: string,
  problemOf: (value: string) => string | undefined = () => undefined,
): ValueType<string> {
  return {
    ...text(value =>
      pattern.test(value) ? problemOf(value) : `"${value}" ${problem}`,
    ),
    pattern,
  };
}

/** A switch, which CloudFormation calls `on` and `off`. */
export function onOff(): ValueType<boolean> {
  return {
    schema: z.boolean(),
    toParameter: value => (value ? 'on' : 'off'),
    fromParameter: value => value === 'on',
  };
}

/** A list, which CloudFormation joins by commas. */
export function list(
  max: number,
  pattern: RegExp,
  problemOf: (values: string[]) => string | undefined,
): ValueType<string[]> {
  const errorMap: z.ZodErrorMap = (_, { data, defaultError }) => ({
    message: (Array.isArray(data) && problemOf(data)) || defaultError,
  });
  return {
    schema: z
      .array(z.string(), { errorMap })
      .min(1)
      .max(max)
      .refine(
        values => !problemOf(values),
        values => ({ message: problemOf(values) }),
      ),
    pattern,
    toParameter: values => values.join(','),
    fromParameter: value => value.split(','),
  };
}

/**
 * A list whose template checks nothing of it.
 *
 * @param problem - what is wrong with an item of another pattern, to follow it.
 */
export function commaDelimited(
  max: number,
  item: RegExp,
  problem: string,
): ValueType<string[]> {
  const { pattern: _, ...type } = list(max, item, values => {
    const wrong = values.find(value => !item.test(value));
    return wrong === undefined ? undefined : `"${wrong}" ${problem}`;
  });
  return type;
}

/** The same words whatever is wrong with a value. */
function message(must: string): { errorMap: z.ZodErrorMap } {
  return {
    errorMap: (_, { data }) => ({
      message: `${must}, not ${JSON.stringify(data) ?? 'missing'}`,
    }),
  };
}
