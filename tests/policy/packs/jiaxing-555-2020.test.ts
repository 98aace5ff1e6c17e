import { testPack } from '../../support/pack-tests';

testPack('jiaxing-555-2020');
