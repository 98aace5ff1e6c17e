import { testPack } from '../../support/pack-tests';

testPack('minhang-industry-2024');
