import { testPack } from '../../support/pack-tests';

testPack('hangzhou-manufacturing-2018');
