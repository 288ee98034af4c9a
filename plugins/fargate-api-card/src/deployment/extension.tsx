import { scaffolderTemplateOutputsBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { lazy, Suspense } from 'react';
import { TEMPLATE_REFS } from './templateRefs';

const Outputs = lazy(() =>
  import('./DeploymentOutputs').then(m => ({ default: m.DeploymentOutputs })),
);

/**
 * The log of a running deployment and the cause of a failed one, on the page of
 * a task of our Software Templates.
 */
export const fargateDeploymentOutputs = scaffolderTemplateOutputsBlueprint.make(
  {
    params: {
      component: props => (
        <Suspense fallback={null}>
          <Outputs {...props} />
        </Suspense>
      ),
      templateRefs: [...TEMPLATE_REFS],
    },
  },
);
