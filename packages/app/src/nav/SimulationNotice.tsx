import { SidebarItem } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import CloudOffIcon from '@material-ui/icons/CloudOff';
import { demoTranslationRef } from './demoTranslationRef';

/** Makes clear that the demo's AWS is simulated, and links to it. */
export const SimulationNotice = () => {
  const { t } = useTranslationRef(demoTranslationRef);
  return (
    <SidebarItem
      icon={CloudOffIcon}
      to="http://127.0.0.1:4566"
      text={t('simulatedAws')}
    />
  );
};
