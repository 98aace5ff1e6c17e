import { testPack } from '../../support/pack-tests';

testPack('shaoxing-4151-2025');
