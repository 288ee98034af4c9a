import { SidebarItem } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import PeopleIcon from '@material-ui/icons/People';
import { demoUser, signInAs } from '../demoUser';
import { demoTranslationRef } from './demoTranslationRef';

/** Changes between the user who deploys, and the one who approves. */
export const SwitchUser = () => {
  const { t } = useTranslationRef(demoTranslationRef);
  const isGuest = demoUser() === 'guest';
  return (
    <SidebarItem
      icon={PeopleIcon}
      onClick={() => signInAs(isGuest ? 'pat' : 'guest')}
      text={t(isGuest ? 'becomePat' : 'becomeGuest')}
    />
  );
};
