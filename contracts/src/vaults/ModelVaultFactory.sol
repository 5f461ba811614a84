// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IExchange} from "../exchange/interfaces/IExchange.sol";
import {IModelRegistry} from "../models/interfaces/IModelRegistry.sol";
import {IModelVaultFactory} from "./interfaces/IModelVaultFactory.sol";
import {ModelVault} from "./ModelVault.sol";
import {VaultTerms} from "./types/VaultTypes.sol";

/// @title Where vaults come from
contract ModelVaultFactory is IModelVaultFactory {
    uint16 private constant PERFORMANCE_FEE_BPS = 2_000;
    uint16 private constant DEVELOPER_SHARE_BPS = 7_000;

    IExchange private immutable _exchange;
    IModelRegistry private immutable _registry;
    address private immutable _treasury;
    uint64 private immutable _distributionIntervalSeconds;

    address[] private _vaults;
    mapping(bytes32 modelId => address[] vaults) private _vaultsOf;
    mapping(address vault => bool made) private _isVault;

    constructor(IExchange exchange_, IModelRegistry registry_, address treasury_, uint64 distributionIntervalSeconds_) {
        (_exchange, _registry, _treasury) = (exchange_, registry_, treasury_);
        _distributionIntervalSeconds = distributionIntervalSeconds_;
    }

    /// @inheritdoc IModelVaultFactory
    function createVault(
        bytes32 modelId,
        uint32 marketId,
        address trader,
        uint64 traderExpiry,
        string calldata name,
        string calldata symbol
    ) external returns (address vault) {
        if (_registry.modelOwner(modelId) != msg.sender) {
            revert NotModelOwner(modelId, msg.sender);
        }
        VaultTerms memory terms = VaultTerms({
            exchange: _exchange,
            marketId: marketId,
            modelId: modelId,
            developer: msg.sender,
            treasury: _treasury,
            performanceFeeBps: PERFORMANCE_FEE_BPS,
            developerShareBps: DEVELOPER_SHARE_BPS,
            distributionIntervalSeconds: _distributionIntervalSeconds
        });
        vault = address(new ModelVault(name, symbol, terms, trader, traderExpiry));
        _vaults.push(vault);
        _vaultsOf[modelId].push(vault);
        _isVault[vault] = true;
        emit VaultCreated(vault, modelId, msg.sender, marketId, trader, traderExpiry);
    }

    /// @inheritdoc IModelVaultFactory
    function vaultCount() external view returns (uint256) {
        return _vaults.length;
    }

    /// @inheritdoc IModelVaultFactory
    function vaultAt(uint256 index) external view returns (address) {
        if (index >= _vaults.length) revert UnknownVaultIndex(index, _vaults.length);
        return _vaults[index];
    }

    /// @inheritdoc IModelVaultFactory
    function vaults(uint256 start, uint256 limit) external view returns (address[] memory page) {
        uint256 count = _vaults.length;
        page = new address[](start >= count ? 0 : Math.min(limit, count - start));
        for (uint256 i = 0; i < page.length; ++i) {
            page[i] = _vaults[start + i];
        }
    }

    /// @inheritdoc IModelVaultFactory
    function vaultsOf(bytes32 modelId) external view returns (address[] memory) {
        return _vaultsOf[modelId];
    }

    /// @inheritdoc IModelVaultFactory
    function isVault(address candidate) external view returns (bool) {
        return _isVault[candidate];
    }

    /// @inheritdoc IModelVaultFactory
    function exchange() external view returns (address) {
        return address(_exchange);
    }

    /// @inheritdoc IModelVaultFactory
    function modelRegistry() external view returns (address) {
        return address(_registry);
    }

    /// @inheritdoc IModelVaultFactory
    function treasury() external view returns (address) {
        return _treasury;
    }
}
