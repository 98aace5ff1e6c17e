import { testPack } from '../../support/pack-tests';

testPack('shangyu-clusters-2017');
