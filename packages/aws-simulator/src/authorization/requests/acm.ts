import { Acm } from '../../services/acm/model/Acm';
import { ServiceRules } from './ServiceRules';

/** ACM */
export const acm: ServiceRules = {
  resources: {
    certificate: ({ region, operation, input }) =>
      operation === 'AddTagsToCertificate' && !input.CertificateArn
        ? [region.arn('acm', 'certificate/*')]
        : [input.CertificateArn ?? []].flat(),
  },
  keys: ({ input }) => ({
    'acm:DomainNames': input.DomainName && [
      input.DomainName,
      ...(input.SubjectAlternativeNames ?? []),
    ],
    'acm:ValidationMethod': input.ValidationMethod,
    'acm:KeyAlgorithm': input.KeyAlgorithm,
  }),
  tagsOf: (region, arn) =>
    region
      .service(Acm)
      .certificates.get(arn)
      ?.tags.map(({ Key = '', Value = '' }) => ({ Key, Value })),
  requestTags: ({ input }) => input.Tags,
  implied: call =>
    call.operation === 'RequestCertificate' && call.input.Tags?.length
      ? [
          {
            ...call,
            operation: 'AddTagsToCertificate',
            input: { Tags: call.input.Tags },
          },
        ]
      : [],
};
