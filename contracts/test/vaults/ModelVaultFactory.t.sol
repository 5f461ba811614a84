// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ISettlement} from "../../src/exchange/interfaces/ISettlement.sol";
import {IModelRegistry} from "../../src/models/interfaces/IModelRegistry.sol";
import {IModelVaultFactory} from "../../src/vaults/interfaces/IModelVaultFactory.sol";
import {VaultFixture} from "../support/VaultFixture.sol";

contract ModelVaultFactoryTest is VaultFixture {
    function test_createVault_isForTheModelsOwner() public {
        vm.expectRevert(abi.encodeWithSelector(IModelVaultFactory.NotModelOwner.selector, MODEL_ID, alice.addr));
        vm.prank(alice.addr);
        factory.createVault(MODEL_ID, BTC_USD, trader.addr, uint64(block.timestamp + 1), "v", "v");
        vm.startPrank(developer);
        bytes32 unknown = keccak256("unknown");
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.UnknownModel.selector, unknown));
        factory.createVault(unknown, BTC_USD, trader.addr, uint64(block.timestamp + 1), "v", "v");
        vm.expectRevert(abi.encodeWithSelector(ISettlement.UnknownMarket.selector, 4));
        factory.createVault(MODEL_ID, 4, trader.addr, uint64(block.timestamp + 1), "v", "v");
    }

    function test_vaults_areListed() public {
        vm.prank(developer);
        address second = factory.createVault(MODEL_ID, BTC_USD, trader.addr, uint64(block.timestamp + 1), "v", "v");
        assertEq(factory.vaultCount(), 2);
        assertEq(factory.vaultAt(1), second);
        assertEq(factory.vaultsOf(MODEL_ID).length, 2);
        assertEq(factory.vaultsOf(MODEL_ID)[0], address(vault));
        assertEq(factory.vaults(0, 10).length, 2);
        assertEq(factory.vaults(1, 1)[0], second);
        assertEq(factory.vaults(2, 1).length, 0);
        assertEq(factory.vaults(0, type(uint256).max).length, 2);
        assertTrue(factory.isVault(second));
        assertFalse(factory.isVault(address(this)));
        vm.expectRevert(abi.encodeWithSelector(IModelVaultFactory.UnknownVaultIndex.selector, 2, 2));
        factory.vaultAt(2);
    }

    function test_factory_tellsItsParts() public view {
        assertEq(factory.exchange(), address(exchange));
        assertEq(factory.modelRegistry(), address(registry));
        assertEq(factory.treasury(), treasury);
    }
}
